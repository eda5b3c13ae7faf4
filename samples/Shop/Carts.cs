using System.Collections.Concurrent;

namespace Shop;

/// <summary>The carts of all customers, in memory.</summary>
internal sealed class Carts
{
    private readonly ConcurrentDictionary<Guid, Cart> _carts = new();

    public Cart Open(Guid id) => _carts.GetOrAdd(id, static id => new Cart(id));
}

/// <summary>The products that a customer is going to order.</summary>
internal sealed class Cart(Guid id)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, OrderLine> _lines = new(StringComparer.Ordinal);

    public Guid Id { get; } = id;

    public void Add(OrderLine line)
    {
        lock (_gate)
        {
            _lines[line.Sku] = _lines.TryGetValue(line.Sku, out var before)
                ? line with { Quantity = before.Quantity + line.Quantity }
                : line;
        }
    }

    public IReadOnlyList<OrderLine> Lines()
    {
        lock (_gate)
            return [.. _lines.Values];
    }

    public void Clear()
    {
        lock (_gate)
            _lines.Clear();
    }
}
