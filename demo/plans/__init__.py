"""What services do with a family over time, before any system writes it down."""
