using EventTracking.Generators.Json;
using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

/// <summary>
/// Generates the statements that write an object. All constant JSON between two values is written at once, together with the value after
/// it.
/// </summary>
internal sealed class ObjectEmitter
{
    private readonly SourceWriter _writer;
    private readonly FragmentEmitter _fragments;
    private readonly FieldEmitter _fields;

    private ObjectEmitter(SourceWriter writer, string instance, ValueEmitter values)
    {
        _writer = writer;
        _fragments = new FragmentEmitter(writer);
        _fields = new FieldEmitter(writer, instance, values);
    }

    public static void Write(SourceWriter writer, ObjectModel model, string instance, ValueEmitter values) =>
        new ObjectEmitter(writer, instance, values).Write(model);

    private void Write(ObjectModel model)
    {
        Open(model.Nesting);
        if (model.Discriminator is { } discriminator)
            _fragments.Append(discriminator.Json);

        var comma = model.Discriminator is null ? Comma.None : Comma.Always;
        foreach (var field in model.Fields)
        {
            var name = $"\"{JsonText.Escape(field.WireName)}\":";
            if (field.Condition is FieldCondition.Always)
            {
                _fragments.AppendName(name, comma);
                _fields.WriteValue(field, _fragments);
                comma = Comma.Always;
            }
            else
            {
                _fragments.Flush();
                _fields.WriteConditional(field, FragmentEmitter.NameStatement(name, comma));
                comma = comma is Comma.Always ? Comma.Always : Comma.Conditional;
            }
        }

        Close(model.Nesting);
    }

    private void Open(Nesting nesting)
    {
        if (nesting is Nesting.Bounded)
        {
            _fragments.Append("{");
            return;
        }

        _writer.Nested("if (!writer.TryEnter((byte)'{'))", "return;");
        _writer.Line();
    }

    private void Close(Nesting nesting)
    {
        if (nesting is Nesting.Bounded)
            _fragments.Append("}");
        _fragments.Flush();
        if (nesting is Nesting.Counted)
            _writer.Line("writer.Exit((byte)'}');");
    }
}
