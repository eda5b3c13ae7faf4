using EventTracking;

[assembly: EventNamespace("com.example.shop")]

namespace Shop;

/// <summary>A customer put a product into a cart.</summary>
/// <param name="CartId">The ID of the cart.</param>
/// <param name="Line">The product, and how many of it were added.</param>
[TrackedEvent("com.example.shop.item.added")]
public readonly partial record struct ItemAdded(Guid CartId, OrderLine Line);

/// <summary>A customer placed an order.</summary>
/// <param name="OrderId">The ID of the order.</param>
/// <param name="CartId">The ID of the cart that became the order.</param>
/// <param name="Lines">The products.</param>
/// <param name="Total">The price of the order.</param>
/// <param name="Currency">The currency of all prices, as an ISO 4217 code.</param>
[TrackedEvent("com.example.shop.order.placed")]
public sealed partial record OrderPlaced(Guid OrderId, Guid CartId, IReadOnlyList<OrderLine> Lines, decimal Total, string Currency);

/// <summary>An order was refused.</summary>
/// <param name="CartId">The ID of the cart.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Sku">The product that is out of stock.</param>
[TrackedEvent("com.example.shop.order.refused")]
public readonly partial record struct OrderRefused(Guid CartId, RefusalReason Reason, string? Sku = null);

/// <summary>A number of one product.</summary>
/// <param name="Sku">The number of the product in the catalog.</param>
/// <param name="Quantity">How many of it.</param>
/// <param name="UnitPrice">The price of one.</param>
public sealed record OrderLine(string Sku, int Quantity, decimal UnitPrice);

/// <summary>The reason why an order is refused.</summary>
public enum RefusalReason
{
    /// <summary>The cart is empty.</summary>
    EmptyCart,

    /// <summary>A product is out of stock.</summary>
    OutOfStock,
}
