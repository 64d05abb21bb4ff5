"""Quality figures: one module per task, each run as `python -m bench.NAME` from the root of the repository."""
