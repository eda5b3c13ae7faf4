namespace EventTracking.Analyzers.Tests.Fields.RandomTypes;

/// <summary>The type of a member.</summary>
/// <param name="Code">The type in C#.</param>
internal abstract record TypeUse(string Code);

/// <summary>A type that is written as a single value.</summary>
internal sealed record Scalar(string Code) : TypeUse(Code);

/// <summary>A type that cannot be written.</summary>
internal sealed record Unwritable(string Code) : TypeUse(Code);

/// <summary>One of the declared types.</summary>
internal sealed record Reference(int Index) : TypeUse($"T{Index}");

/// <summary>A collection or dictionary of another type.</summary>
internal sealed record Many(string Format, TypeUse Item) : TypeUse(string.Format(null, Format, Item.Code));

/// <summary>A generic object with a member of another type.</summary>
internal sealed record Box(TypeUse Content) : TypeUse($"Box<{Content.Code}>")
{
    public const string Declaration = $"public sealed record Box<T>(T {Member});";
    public const string Member = "Content";
}
