"""The REST API under /api/v1/: one file per resource. It calls acts and queries, nothing else."""
