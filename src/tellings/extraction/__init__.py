"""Report → Document | Rejection."""
