using System.Collections.Immutable;

namespace Shop;

/// <summary>A product of the shop.</summary>
internal sealed record Product(string Sku, string Name, decimal Price);

/// <summary>The products and how many of each are left.</summary>
internal sealed class Warehouse
{
    public const string Currency = "EUR";

    private const int InitialStock = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _stock;

    public Warehouse() => _stock = Products.ToDictionary(static product => product.Sku, static _ => InitialStock, StringComparer.Ordinal);

    public static ImmutableArray<Product> Products { get; } =
    [
        new("tea-001", "Green tea, 100 g", 7.90m),
        new("cup-004", "Cup, 250 ml", 12.50m),
        new("pot-002", "Teapot, 1 l", 39.00m),
    ];

    public static Product? Find(string sku) =>
        Products.FirstOrDefault(product => string.Equals(product.Sku, sku, StringComparison.Ordinal));

    /// <summary>Takes the products of an order out of stock, all or none.</summary>
    /// <returns>The number of a product that is out of stock; <see langword="null"/> if the products were taken.</returns>
    public string? Take(IReadOnlyList<OrderLine> lines)
    {
        lock (_gate)
        {
            if (lines.FirstOrDefault(line => _stock[line.Sku] < line.Quantity) is { } missing)
                return missing.Sku;

            foreach (var line in lines)
                _stock[line.Sku] -= line.Quantity;
            return null;
        }
    }
}
