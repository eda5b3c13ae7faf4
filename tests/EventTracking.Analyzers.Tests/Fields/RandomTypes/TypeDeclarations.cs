using System.Globalization;
using System.Text;

namespace EventTracking.Analyzers.Tests.Fields.RandomTypes;

/// <summary>The declared types as code. Member names are unique, so that they can be found in generated code.</summary>
internal sealed class TypeDeclarations(TypeDraft[] types)
{
    public int Count => types.Length;

    /// <summary>The members that the type itself declares.</summary>
    public IEnumerable<(string Name, TypeUse Type)> OwnMembers(int index) =>
        types[index].Members.Select((member, i) => ($"M{(index * 10) + i:000}", member));

    /// <summary>The members of the type and its bases.</summary>
    public IEnumerable<(string Name, TypeUse Type)> Members(int index) =>
        BaseOf(index) is { } @base ? OwnMembers(index).Concat(Members(@base)) : OwnMembers(index);

    /// <summary>The types that a base lists as derived types.</summary>
    public IEnumerable<int> ListedBy(int index) => Enumerable.Range(0, Count).Where(i => types[i].Listed && BaseOf(i) == index);

    public string ToCode()
    {
        var code = new StringBuilder("using System.Text.Json.Serialization;\n");
        code.AppendLine(Box.Declaration);
        for (var i = 0; i < Count; i++)
        {
            foreach (var derived in ListedBy(i))
                code.AppendLine(CultureInfo.InvariantCulture, $"[JsonDerivedType(typeof(T{derived}), \"t{derived}\")]");
            if (i == 0)
                code.AppendLine("[EventTracking.TrackedEvent(\"com.example.random\")]");

            // Without backing fields, a struct can have members of its own type.
            var members = OwnMembers(i).Select(static member => $"public {member.Type.Code} {member.Name} => default!;");
            code.AppendLine(CultureInfo.InvariantCulture,
                $"public partial {KindOf(i)} T{i}{(BaseOf(i) is { } @base ? $" : T{@base}" : "")} {{ {string.Join(" ", members)} }}");
        }

        return code.ToString();
    }

    private string KindOf(int index) => index > 0 || types[0].Kind is "record" or "record struct" ? types[index].Kind : "record";

    /// <summary>The base of the type. Classes and records derive from earlier types of the same kind.</summary>
    private int? BaseOf(int index) =>
        types[index].Base < index
            && KindOf(index) is "class" or "record"
            && KindOf(types[index].Base) == KindOf(index) ? types[index].Base : null;
}
