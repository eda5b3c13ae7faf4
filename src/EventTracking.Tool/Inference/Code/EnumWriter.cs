using EventTracking.Tool.Inference.Proposals;

namespace EventTracking.Tool.Inference.Code;

/// <summary>Writes an enum.</summary>
internal static class EnumWriter
{
    private const string Indentation = "    ";

    public static void Write(CSharpFile file, EnumDeclaration type)
    {
        DocComment.WriteSummary(file, $"The values of {DocText.Fields(type)}, in {DocText.Number(type.Count, "string")}.");
        file.Line($"public enum {type.Name}");
        file.Line("{");
        var names = new NameScope([]).AddMembers(type.Values, "Value");
        for (var i = 0; i < type.Values.Count; i++)
        {
            if (i > 0)
                file.Line();
            WriteMember(file, type, type.Values[i], names[type.Values[i]]);
        }

        file.Line("}");
    }

    private static void WriteMember(CSharpFile file, EnumDeclaration type, string value, string name)
    {
        DocComment.WriteSummary(file, $"In {DocText.Number(type.CountOf(value), "string")}.", Indentation);
        if (CSharpName.OnTheWire(name) != value)
        {
            file.Use("System.Text.Json.Serialization");
            file.Line($"{Indentation}[JsonStringEnumMemberName({QuotedText.Of(value)})]");
        }

        file.Line($"{Indentation}{name},");
    }
}
