using System.Globalization;
using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

internal static partial class ReaderEmitter
{
    private static void WriteObject(SourceWriter writer, ObjectReader model)
    {
        foreach (var target in model.Fields.Select(static field => field.Target).OfType<ReadTarget>())
            writer.Line($"{target.TypeName} {target.Local} = {target.Default};");
        writer.Line($"var fields = reader.BeginObject({model.Table});");
        WriteLoop(writer, model);
        writer.Nested("if (!fields.End(ref reader))", "return default!;");
        writer.Line();
        WriteResult(writer, model);
    }

    private static void WriteLoop(SourceWriter writer, ObjectReader model)
    {
        if (model.Fields.Count == 0)
        {
            writer.Nested("while (fields.Next(ref reader))", "reader.Skip();");
            writer.Line();
            return;
        }

        using (writer.Block("while (fields.Next(ref reader))"))
        using (writer.Block("switch (fields.Current)"))
        {
            var index = 0;
            foreach (var field in model.Fields)
            {
                var label = (index++).ToString(CultureInfo.InvariantCulture);
                writer.Nested(
                    $"case {label}:",
                    field.Target is { } target ? $"{target.Local} = {target.Expression};" : "reader.Skip();");
                writer.Line("    break;");
            }
        }
    }

    private static void WriteResult(SourceWriter writer, ObjectReader model)
    {
        var initializer = model.Initializer.Count == 0 ? "" : $" {{ {string.Join(", ", model.Initializer)} }}";
        var creation = $"new {model.TypeName}({string.Join(", ", model.Arguments)}){initializer}";
        if (model.Assignments.Count == 0)
        {
            writer.Line($"return {creation};");
            return;
        }

        writer.Line($"var result = {creation};");
        foreach (var assignment in model.Assignments)
            WriteAssignment(writer, model, assignment);
        writer.Line("return result;");
    }

    private static void WriteAssignment(SourceWriter writer, ObjectReader model, MemberAssignment assignment)
    {
        if (assignment.When is AssignWhen.Always)
        {
            writer.Line(assignment.Statement);
            return;
        }

        var field = assignment.Field.ToString(CultureInfo.InvariantCulture);
        writer.Nested($"if (fields.Has({field}))", assignment.Statement);
        if (assignment.NullCheck is { } member)
            writer.Nested($"else if ({member} is null)", $"return fields.FailMissing<{model.TypeName}>(ref reader, {field});");
    }

    private static void WriteSetters(SourceWriter writer, ReaderModel model)
    {
        foreach (var setter in model.Readers.OfType<ObjectReader>()
            .SelectMany(static reader => reader.Assignments)
            .Select(static assignment => assignment.Setter)
            .OfType<SetterAccess>()
            .Distinct())
        {
            writer.Line();
            writer.Line(
                "[global::System.Runtime.CompilerServices.UnsafeAccessor("
                    + "global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, "
                    + $"Name = {CodeText.Quoted("set_" + setter.Property)})]");
            writer.Line($"private static extern void {setter.Method}({setter.Target} target, {setter.TypeName} value);");
        }
    }
}
