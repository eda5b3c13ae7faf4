using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

internal static partial class WriterEmitter
{
    private static void WriteEnum(SourceWriter writer, EnumWriter model)
    {
        if (model.Use is EnumUse.Key)
            writer.Line("writer.WriteSeparator();");

        var end = model.Use is EnumUse.Key ? "\":" : "\"";
        if (model.Members.Count > 0)
            WriteNames(writer, model, end);

        if (model.Flags.Count > 0)
            WriteCombination(writer, model, end);
        else
            WriteNumber(writer, model);
    }

    private static void WriteNames(SourceWriter writer, EnumWriter model, string end)
    {
        using (writer.Block("switch (value)"))
        {
            foreach (var member in model.Members)
            {
                writer.Nested($"case {member.Constant}:", $"writer.WriteRaw({CodeText.Utf8($"\"{member.Json}{end}")});");
                writer.Line("    return;");
            }
        }

        writer.Line();
    }

    /// <summary>Checks first whether the flags make up the value, so that nothing has to be removed from the output.</summary>
    private static void WriteCombination(SourceWriter writer, EnumWriter model, string end)
    {
        writer.Line("var bits = unchecked((ulong)value);");
        writer.Line($"global::System.ReadOnlySpan<ulong> flags = [{string.Join(", ", model.Flags.Select(static flag => flag.Mask))}];");
        writer.Line("var rest = bits;");
        using (writer.Block("foreach (var flag in flags)"))
            writer.Nested("if ((rest & flag) == flag)", "rest &= ~flag;");
        using (writer.Block("if (rest != 0 || bits == 0)"))
        {
            WriteNumber(writer, model);
            writer.Line("return;");
        }

        writer.Line();
        writer.Line("var lead = \"\\\"\"u8;");
        foreach (var flag in model.Flags)
        {
            using (writer.Block($"if ((bits & {flag.Mask}) == {flag.Mask})"))
            {
                writer.Line("writer.WriteRaw(lead);");
                writer.Line($"writer.WriteRaw({CodeText.Utf8(flag.Json)});");
                writer.Line("lead = \", \"u8;");
                writer.Line($"bits &= ~{flag.Mask};");
            }
        }

        writer.Line($"writer.WriteRaw({CodeText.Utf8(end)});");
    }

    private static void WriteNumber(SourceWriter writer, EnumWriter model)
    {
        if (model.Use is EnumUse.Value)
        {
            writer.Line(ValueEmitter.CastStatement(model.Number, "value"));
        }
        else
        {
            writer.Line($"writer.WriteQuoted({ValueEmitter.Cast(model.Number)}value);");
            writer.Line("writer.WriteRaw(\":\"u8);");
        }
    }
}
