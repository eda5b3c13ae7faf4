// These tests start processes whose output does not depend on the culture.
[assembly: Trait("Category", "Processes")]
