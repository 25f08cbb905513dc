"""What takes time, measured: ratios within one run on one machine, and targets that were set."""
