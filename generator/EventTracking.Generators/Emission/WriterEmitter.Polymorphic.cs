using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

internal static partial class WriterEmitter
{
    /// <summary>Unless the base says otherwise, a type derived from a known one is not known itself.</summary>
    private static void WritePolymorphic(SourceWriter writer, PolymorphicWriter model)
    {
        if (model.Cases.Count == 0)
        {
            writer.Line(Values.Statement(model.Fallback, "value"));
            return;
        }

        if (model.Match is DerivedMatch.Exact)
            writer.Line("var type = ((object)value).GetType();");
        var @if = "if";
        foreach (var derived in model.Cases)
        {
            writer.Nested(
                model.Match is DerivedMatch.Exact ? $"{@if} (type == typeof({derived.TypeName}))" : $"{@if} (value is {derived.TypeName})",
                Values.Statement(derived.Value, $"({derived.TypeName})value"));
            @if = "else if";
        }

        writer.Nested("else", Values.Statement(model.Fallback, "value"));
    }
}
