using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

/// <summary>Generates the statement that writes a value.</summary>
/// <param name="qualifier">The qualifier of field writers: their class and a dot, or nothing inside that class.</param>
internal sealed class ValueEmitter(string qualifier)
{
    /// <summary>For code inside a field writer.</summary>
    public static readonly ValueEmitter InFieldWriter = new("");

    public string Statement(ValueModel value, string expression) => value.Call switch
    {
        ValueCall.Write or ValueCall.WriteJoined => $"writer.Write{value.Target}({expression});",
        ValueCall.WriteCast => CastStatement(value.Target!, expression),
        ValueCall.WriteQuoted => $"writer.WriteQuoted({expression});",
        ValueCall.WriteNamed => $"writer.WriteNamed({expression});",
        ValueCall.WriteFormatted => $"writer.WriteFormatted({expression});",
        ValueCall.WriteBase64 => $"writer.WriteBase64({expression});",
        ValueCall.WriteBase64Span => $"writer.WriteBase64({expression}.Span);",
        ValueCall.ValueWriter => $"writer.WriteValue<{value.Target}>({expression}, global::EventTracking.FieldJsonType.{value.JsonType});",
        _ => $"{qualifier}{value.Target}(ref writer, {expression});",
    };

    /// <summary>The statement that writes an enum as its number.</summary>
    /// <param name="number"><c>Int64</c> or <c>UInt64</c>.</param>
    public static string CastStatement(string number, string expression) => $"writer.Write{number}({Cast(number)}{expression});";

    public static string Cast(string number) => number is "UInt64" ? "(ulong)" : "(long)";
}
