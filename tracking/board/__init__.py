"""The job board: the staff's first page. It reads jobs, proofs and invoices, so it lives on this floor."""
