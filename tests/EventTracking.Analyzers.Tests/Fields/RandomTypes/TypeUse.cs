namespace EventTracking.Analyzers.Tests.Fields.RandomTypes;

/// <summary>A type as a member is of it.</summary>
/// <param name="Code">How it is written.</param>
internal abstract record TypeUse(string Code);

/// <summary>A type that is written as one value.</summary>
internal sealed record Scalar(string Code) : TypeUse(Code);

/// <summary>A type that is not written.</summary>
internal sealed record Culprit(string Code) : TypeUse(Code);

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
