using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Metadata;

/// <summary>A method by its names. Overloads with as many type parameters emit the same event, if any.</summary>
/// <param name="Type">The type that declares it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arity">The number of its type parameters.</param>
internal sealed record MethodName(ClrType Type, string Name, int Arity);

/// <summary>A type argument of a call.</summary>
/// <param name="Type">The type, or <see langword="null"/> if it is not a class, a struct or an enum.</param>
/// <param name="Parameter">The position of the caller's own type parameter, or <see langword="null"/> if it is not one.</param>
internal sealed record TypeArgument(ClrType? Type, int? Parameter)
{
    /// <summary>A type that is neither an event nor a type parameter of the caller.</summary>
    public static readonly TypeArgument Other = new(null, null);
}
