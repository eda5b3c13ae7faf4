using System.Text.Json.Serialization;
using EventTracking;

namespace Shop;

/// <summary>The requests of the page. Each that changes something emits an event.</summary>
internal static class ShopEndpoints
{
    private const int MaxQuantity = 20;

    public static void MapShop(this WebApplication app)
    {
        app.MapGet("/products", static () => Warehouse.Products.AsEnumerable());
        app.MapPost("/carts/{cartId:guid}/items", AddItem);
        app.MapPost("/carts/{cartId:guid}/order", PlaceOrder);
    }

    private static IResult AddItem(Guid cartId, NewItem item, Carts carts, Tracker tracker)
    {
        if (item.Sku is null || Warehouse.Find(item.Sku) is not { } product)
            return Invalid("sku", "Must be the number of a product in the catalog.");
        if (item.Quantity is < 1 or > MaxQuantity)
            return Invalid("quantity", $"Must be from 1 to {MaxQuantity}.");

        var line = new OrderLine(product.Sku, item.Quantity, product.Price);
        carts.Open(cartId).Add(line);
        tracker.EmitItemAdded(cartId, line);
        return Results.NoContent();
    }

    private static IResult PlaceOrder(Guid cartId, Carts carts, Warehouse warehouse, Tracker tracker)
    {
        var cart = carts.Open(cartId);
        var lines = cart.Lines();
        if (lines.Count == 0)
            return Refuse(RefusalReason.EmptyCart, null);
        if (warehouse.Take(lines) is { } missing)
            return Refuse(RefusalReason.OutOfStock, missing);

        cart.Clear();
        var order = new Order(Guid.CreateVersion7(), lines.Sum(static line => line.Quantity * line.UnitPrice), Warehouse.Currency);
        tracker.EmitOrderPlaced(order.Id, cartId, lines, order.Total, order.Currency);
        return Results.Ok(order);

        IResult Refuse(RefusalReason reason, string? sku)
        {
            tracker.EmitOrderRefused(cartId, reason, sku);
            var detail = sku is null ? "The cart is empty." : $"{sku} is out of stock.";
            return Results.Problem(detail, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static IResult Invalid(string field, string error) =>
        Results.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [error] });
}

/// <summary>A product to put into a cart.</summary>
internal sealed record NewItem(string? Sku, int Quantity);

/// <summary>The answer to a placed order.</summary>
internal sealed record Order(Guid Id, decimal Total, string Currency);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NewItem))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(IEnumerable<Product>))]
internal sealed partial class ShopJson : JsonSerializerContext;
