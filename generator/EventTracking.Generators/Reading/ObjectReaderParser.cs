using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Reading;

/// <summary>Decides how an object with members is created.</summary>
internal static class ObjectReaderParser
{
    private const string Advice = "it has no accessible constructor whose parameters are named as its members; "
        + "add one, use a record, or give the type a value writer that implements IEventValueReader<T>";

    public static ObjectReader? Parse(ReaderParser parser, string method, INamedTypeSymbol type, ObjectModel model)
    {
        var fields = Fields(parser, type, model);
        if (Construction.Find(parser.Session, type, fields) is not { } construction)
        {
            parser.Path.Add(type, Advice);
            return null;
        }

        return new ObjectReaderBuilder(parser, type, fields, construction).Build(method, model.Discriminator);
    }

    private static FieldMember[] Fields(ReaderParser parser, INamedTypeSymbol type, ObjectModel model)
    {
        var members = parser.Session.MembersOf(type)
            .ToDictionary(static member => (member.Symbol.Name, member.IsHidden ? TypeNames.Of(member.Symbol.ContainingType) : null));
        return
        [
            .. model.Fields.Select(field =>
            {
                var member = members[(field.Name, field.Receiver)];
                return new FieldMember(field, member.Symbol, member.Type);
            }),
        ];
    }
}

/// <summary>Builds the reader of one object.</summary>
internal sealed class ObjectReaderBuilder(
    ReaderParser parser, INamedTypeSymbol type, IReadOnlyList<FieldMember> fields, Construction construction)
{
    private readonly HashSet<string> _locals = new(StringComparer.Ordinal) { "reader", "fields", "result" };
    private readonly List<ReadField> _fields = [];
    private readonly List<string> _initializer = [];
    private readonly List<MemberAssignment> _assignments = [];
    private readonly Dictionary<int, string> _arguments = [];

    public ObjectReader Build(string method, DiscriminatorModel? discriminator)
    {
        for (var i = 0; i < fields.Count; i++)
            _fields.Add(Field(i));
        if (discriminator is not null)
            _fields.Add(new ReadField(discriminator.Name, Presence.Optional, null));
        return new ObjectReader(
            method,
            TypeNames.Of(type),
            _fields.ToEquatableArray(),
            construction.Fields.Select(Argument).ToEquatableArray(),
            _initializer.ToEquatableArray(),
            _assignments.ToEquatableArray());
    }

    private ReadField Field(int index)
    {
        var (field, symbol, memberType) = fields[index];
        var parameter = construction.Fields.Select((found, i) => (found, i)).Where(pair => pair.found == index)
            .Select(pair => construction.Constructor.Parameters[pair.i])
            .FirstOrDefault();
        if (parameter is null && !Setters.CanSet(parser.Session, symbol, type))
            return new ReadField(field.WireName, Presence.Optional, null);

        parser.Session.References.Use(memberType);
        var local = UniqueNames.Find(NamingPolicies.ToCamelCase(symbol.Name), name => !_locals.Add(name));
        local = TypeNames.Identifier(local);
        var expression = parser.Path.At(symbol, $".{symbol.Name}", () => parser.Value(memberType, field.Value, symbol));
        var isConditional = field.Condition is not FieldCondition.Always;
        var presence = isConditional ? Presence.Optional : Presence.Required;
        var @default = "default!";
        if (parameter is not null)
        {
            _arguments[index] = local;
            if (!isConditional && DefaultValue.IsKnown(parameter))
                (presence, @default) = (Presence.Optional, DefaultValue.Of(parameter));
        }

        if (parameter is null ? Setters.IsInInitializer(symbol, type) : IsRequiredToSet(symbol))
        {
            _initializer.Add($"{TypeNames.Identifier(symbol.Name)} = {local}");
        }
        else if (parameter is null)
        {
            presence = Presence.Optional;
            Assign(index, local, isConditional);
        }

        return new ReadField(
            field.WireName, presence, new ReadTarget(local, TypeNames.WithNullability(memberType), @default, expression));
    }

    private void Assign(int index, string local, bool isConditional)
    {
        var field = fields[index];
        var (statement, access) = Setters.Assignment(parser, field, type, local);
        var needsValue = !isConditional && field.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated };
        var receiver = field.Field.Receiver is { } hidden ? $"(({hidden})result)" : "result";
        _assignments.Add(new MemberAssignment(
            index,
            statement,
            isConditional ? AssignWhen.Always : AssignWhen.Present,
            needsValue ? $"{receiver}.{TypeNames.Identifier(field.Symbol.Name)}" : null,
            access));
    }

    /// <summary>Whether the compiler demands that the initializer sets the member, although the constructor does.</summary>
    private bool IsRequiredToSet(ISymbol member) =>
        member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }
        && construction.Constructor.FindAttribute("System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute") is null;

    private string Argument(int field, int index) =>
        field >= 0 ? _arguments[field]
            : DefaultValue.IsKnown(construction.Constructor.Parameters[index]) ? DefaultValue.Of(construction.Constructor.Parameters[index])
            : $"default({TypeNames.WithNullability(construction.Constructor.Parameters[index].Type)})!";
}
