using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

internal static partial class WriterEmitter
{
    /// <summary>Matches types exactly, unless the base type selects the nearest ancestor.</summary>
    private static void WritePolymorphic(SourceWriter writer, PolymorphicWriter model)
    {
        if (model.Cases.Count == 0)
        {
            writer.Line(Values.Statement(model.Base!, "value"));
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

        if (model.Unlisted is UnlistedTypes.WriteAsBase)
        {
            writer.Nested("else", Values.Statement(model.Base!, "value"));
            return;
        }

        if (model.Base is { } @base)
            writer.Nested($"else if (type == typeof({model.TypeName}))", Values.Statement(@base, "value"));
        writer.Nested("else", $"throw new global::System.NotSupportedException($\"'{{type}}' is not listed by [JsonDerivedType].\");");
    }
}
