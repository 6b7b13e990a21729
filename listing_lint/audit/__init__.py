"""The record for the marketplace: what was checked, found, corrected and is kept from coming back."""
