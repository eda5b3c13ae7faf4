using System.Globalization;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;

namespace EventTracking.Generators.Emission;

/// <summary>
/// Generates the statements that write one field. Code that can throw is guarded: an exception costs the field, which becomes <c>null</c>,
/// and not the event.
/// </summary>
internal sealed class FieldEmitter(SourceWriter writer, string instance, ValueEmitter values)
{
    private int _locals;

    /// <summary>Generates the value of a field that is always written. Its name has been appended to the fragment.</summary>
    public void WriteValue(FieldModel field, FragmentEmitter fragments)
    {
        var isSafe = field is { GetterSafety: Safety.Safe, Value.Safety: Safety.Safe };
        if (isSafe && field.Value.Call is ValueCall.WriteJoined && fragments.TryWriteValue(field.Value.Target!, Access(field)))
            return;

        fragments.Flush();
        var statement = values.Statement(field.Value, Access(field));
        if (isSafe)
            writer.Line(statement);
        else
            WriteGuarded(field, statement);
    }

    /// <summary>Generates a field that can be omitted: its name is written only if its condition is met.</summary>
    public void WriteConditional(FieldModel field, string nameStatement)
    {
        if (field is { GetterSafety: Safety.Safe, Condition: FieldCondition.WhenNotNull })
        {
            using (writer.Block($"if ({Access(field)} is not null)"))
                WriteNamed(field, nameStatement, Access(field));
        }
        else if (field.GetterSafety is Safety.Safe)
        {
            WriteByValue(field, nameStatement);
        }
        else
        {
            using (writer.Block("try"))
                WriteByValue(field, nameStatement);
            using (writer.Block("catch (global::System.Exception exception)"))
            {
                writer.Line(nameStatement);
                writer.Line($"writer.RollBack(writer.Checkpoint(), {CodeText.Quoted(field.WireName)}, exception);");
            }
        }
    }

    /// <summary>Reads the member once, because a getter can return another value the second time.</summary>
    private void WriteByValue(FieldModel field, string nameStatement)
    {
        var local = Local("value");
        writer.Line($"var {local} = {Access(field)};");
        var condition = field.Condition is FieldCondition.WhenNotNull
            ? $"{local} is not null"
            : $"!global::System.Collections.Generic.EqualityComparer<{field.ComparedAs}>.Default.Equals({local}, default)";
        using (writer.Block($"if ({condition})"))
            WriteNamed(field, nameStatement, local);
    }

    private void WriteNamed(FieldModel field, string nameStatement, string expression)
    {
        var statement = values.Statement(field.Value, expression);
        writer.Line(nameStatement);
        if (field.Value.Safety is Safety.MayThrow)
            WriteGuarded(field, statement);
        else
            writer.Line(statement);
    }

    private void WriteGuarded(FieldModel field, string statement)
    {
        var checkpoint = Local("checkpoint");
        writer.Line($"var {checkpoint} = writer.Checkpoint();");
        writer.Line($"try {{ {statement} }}");
        var rollBack = $"writer.RollBack({checkpoint}, {CodeText.Quoted(field.WireName)}, exception);";
        writer.Line($"catch (global::System.Exception exception) {{ {rollBack} }}");
    }

    private string Access(FieldModel field)
    {
        var receiver = field.Receiver is { } type ? $"(({type}){instance})" : instance;
        return $"{receiver}.{TypeNames.Identifier(field.Name)}";
    }

    private string Local(string name) => name + (++_locals).ToString(CultureInfo.InvariantCulture);
}
