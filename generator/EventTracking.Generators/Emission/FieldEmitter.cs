using System.Globalization;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;

namespace EventTracking.Generators.Emission;

/// <summary>
/// Writes the statements of one field. What can throw stands in a guard: it then costs the field, which becomes <c>null</c>, and
/// not the event.
/// </summary>
internal sealed class FieldEmitter(SourceWriter writer, string instance, ValueEmitter values)
{
    private int _locals;

    /// <summary>A field that is always there. Its name, and what else stands before it, has been gathered.</summary>
    public void WriteValue(FieldModel field, FragmentEmitter before)
    {
        var isSafe = field is { Getter: Safety.Safe, Value.Enumeration: Safety.Safe };
        if (isSafe && field.Value.Call is ValueCall.WriteJoined && before.TryJoin(field.Value.Target!, Access(field)))
            return;

        before.Flush();
        var statement = values.Statement(field.Value, Access(field));
        if (isSafe)
            writer.Line(statement);
        else
            WriteGuarded(field, statement);
    }

    /// <summary>A field that can be left out, whose name is therefore written behind the condition.</summary>
    public void WriteConditional(FieldModel field, string nameStatement)
    {
        if (field is { Getter: Safety.Safe, Condition: FieldCondition.WhenNotNull })
        {
            using (writer.Block($"if ({Access(field)} is not null)"))
                WriteNamed(field, nameStatement, Access(field));
        }
        else if (field.Getter is Safety.Safe)
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
                writer.Line($"writer.Recover(writer.Mark(), {CodeText.Quoted(field.WireName)}, exception);");
            }
        }
    }

    /// <summary>The member is read once: a getter may answer otherwise the second time.</summary>
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
        if (field.Value.Enumeration is Safety.MayThrow)
            WriteGuarded(field, statement);
        else
            writer.Line(statement);
    }

    private void WriteGuarded(FieldModel field, string statement)
    {
        var mark = Local("mark");
        writer.Line($"var {mark} = writer.Mark();");
        writer.Line($"try {{ {statement} }}");
        writer.Line($"catch (global::System.Exception exception) {{ writer.Recover({mark}, {CodeText.Quoted(field.WireName)}, exception); }}");
    }

    private string Access(FieldModel field)
    {
        var receiver = field.Receiver is { } type ? $"(({type}){instance})" : instance;
        return $"{receiver}.{TypeNames.Identifier(field.Name)}";
    }

    private string Local(string name) => name + (++_locals).ToString(CultureInfo.InvariantCulture);
}
