using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Metadata;

/// <summary>A method by its names. Its overloads emit the same event, if any.</summary>
/// <param name="Type">The type that declares it.</param>
/// <param name="Name">Its name.</param>
internal sealed record MethodName(ClrType Type, string Name);

/// <summary>A type argument of a call.</summary>
/// <param name="Type">The type, or <see langword="null"/> if it is not a class, a struct or an enum.</param>
/// <param name="Parameter">The position of the caller's own type parameter, or <see langword="null"/> if it is not one.</param>
internal sealed record TypeArgument(ClrType? Type, int? Parameter);
