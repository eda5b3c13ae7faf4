using System.Text;

namespace EventTracking.Generators.Tests.Shape.Oracle;

/// <summary>A C# declaration of an event, as data that can be edited.</summary>
internal sealed class Declaration(ObjectDeclaration @event)
{
    /// <summary>The namespace, and the name of the event.</summary>
    public required string Name { get; init; }

    public ObjectDeclaration Event { get; } = @event;

    /// <summary>The defaults of the assembly that the declaration belongs in.</summary>
    public string Defaults { get; set; } = "";

    /// <summary>All types that the event reaches, itself first.</summary>
    public IReadOnlyList<TypeDeclaration> Types
    {
        get
        {
            var found = new List<TypeDeclaration> { Event };
            for (var i = 0; i < found.Count; i++)
                found.AddRange(found[i].Uses.Where(type => !found.Contains(type)).Distinct().ToList());
            return found;
        }
    }

    /// <summary>All uses of types in the fields that the event reaches, and inside them.</summary>
    public IEnumerable<TypeUse> Uses =>
        Types.OfType<ObjectDeclaration>().SelectMany(static type => type.Fields).SelectMany(static declared => declared.Type.SelfAndInner);

    public string Source
    {
        get
        {
            var source = new StringBuilder($"namespace {Name}\n{{\n    [EventTracking.TrackedEvent(\"{Name}\")]\n");
            foreach (var type in Types)
                source.Append("    ").Append(type.Source).Append('\n');
            return source.Append("}\n").ToString();
        }
    }
}

internal abstract class TypeDeclaration
{
    public required string Name { get; init; }

    public abstract IEnumerable<TypeDeclaration> Uses { get; }

    public abstract string Source { get; }
}

/// <summary>A record.</summary>
internal sealed class ObjectDeclaration : TypeDeclaration
{
    public List<FieldDeclaration> Fields { get; } = [];

    /// <summary>The union that it is a case of.</summary>
    public UnionDeclaration? Base { get; set; }

    public bool IsEvent { get; init; }

    public override IEnumerable<TypeDeclaration> Uses =>
        Fields.SelectMany(static declared => declared.Type.SelfAndInner).Select(static use => use.Declared).OfType<TypeDeclaration>();

    public override string Source =>
        $"internal sealed {(IsEvent ? "partial " : "")}record {Name}{(Base is null ? "" : $" : {Base.Name}")} {{ "
            + $"{string.Join(" ", Fields.Select(static declared => declared.Source))} }}";
}

internal sealed class EnumDeclaration : TypeDeclaration
{
    public List<string> Members { get; } = [];

    public bool IsFlags { get; set; }

    public override IEnumerable<TypeDeclaration> Uses => [];

    public override string Source =>
        $"{(IsFlags ? "[System.Flags] " : "")}internal enum {Name} {{ "
            + $"{string.Join(", ", Members.Select((member, i) => $"{member} = {1 << i}"))} }}";
}

/// <summary>An abstract record that lists its derived types.</summary>
internal sealed class UnionDeclaration : TypeDeclaration
{
    public string Discriminator { get; set; } = "kind";

    /// <summary>The cases with their discriminators, as C# literals; <see langword="null"/> for none.</summary>
    public List<(ObjectDeclaration Type, string? Tag)> Cases { get; } = [];

    public override IEnumerable<TypeDeclaration> Uses => Cases.Select(static @case => @case.Type);

    public override string Source =>
        $"[JsonPolymorphic(TypeDiscriminatorPropertyName = \"{Discriminator}\")] "
            + $"{string.Concat(Cases.Select(static @case => $"[JsonDerivedType(typeof({@case.Type.Name}){(@case.Tag is null ? "" : $", {@case.Tag}")})] "))}internal abstract record {Name};";
}

internal sealed class FieldDeclaration
{
    public required string Name { get; set; }

    public required TypeUse Type { get; set; }

    /// <summary>A member of <c>JsonIgnoreCondition</c>.</summary>
    public string Condition { get; set; } = "Never";

    public string Source =>
        $"{(Condition is "Never" ? "" : $"[JsonIgnore(Condition = JsonIgnoreCondition.{Condition})] "
            + $"")}public {Type.Source} {Name} {{ get; init; }}";
}

/// <summary>A type where it is used: a scalar, a declared type, an array or a dictionary.</summary>
internal sealed class TypeUse
{
    public string? Scalar { get; set; }

    public TypeDeclaration? Declared { get; set; }

    public TypeUse? Items { get; set; }

    public TypeUse? Values { get; set; }

    public bool IsNullable { get; set; }

    public IEnumerable<TypeUse> SelfAndInner =>
        new[] { Items, Values }.OfType<TypeUse>().SelectMany(static inner => inner.SelfAndInner).Prepend(this);

    public string Source =>
        (Scalar ?? Declared?.Name ?? (Items is { } items ? $"List<{items.Source}>" : $"Dictionary<string, {Values!.Source}>"))
            + (IsNullable ? "?" : "");

    public void Become(TypeUse other) =>
        (Scalar, Declared, Items, Values, IsNullable) = (other.Scalar, other.Declared, other.Items, other.Values, other.IsNullable);
}
