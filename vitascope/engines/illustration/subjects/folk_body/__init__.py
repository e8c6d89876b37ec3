"""What people are drawn from: limbs, heads, hair, hats and clothes."""
