using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

internal static partial class WriterEmitter
{
    /// <summary>The type is matched exactly: a type derived from a known one is not known itself.</summary>
    private static void WritePolymorphic(SourceWriter writer, PolymorphicWriter model)
    {
        writer.Line("var type = ((object)value).GetType();");
        var @if = "if";
        foreach (var derived in model.Cases)
        {
            writer.Nested(
                $"{@if} (type == typeof({derived.TypeName}))",
                Values.Statement(derived.Value, $"({derived.TypeName})value"));
            @if = "else if";
        }

        writer.Nested("else", Values.Statement(model.Fallback, "value"));
    }
}
