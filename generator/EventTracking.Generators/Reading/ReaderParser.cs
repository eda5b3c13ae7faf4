using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Types;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Reading;

/// <summary>
/// Decides how an event is read back: it follows the models of the writers, with the symbols beside them, so that the reader expects
/// exactly what the writer writes.
/// </summary>
internal sealed class ReaderParser
{
    private readonly Dictionary<string, string> _methods = new(StringComparer.Ordinal);
    private readonly List<TypeReader?> _readers = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<ISymbol, SetterAccess> _setters = new(SymbolEqualityComparer.Default);
    private Dictionary<string, WriterModel>? _writers;

    private ReaderParser(ParsingSession session) => Session = session;

    public ParsingSession Session { get; }

    public ReadPathStack Path { get; } = new();

    /// <summary>Parses the event of the session, whose data has been parsed.</summary>
    /// <returns>The reader; <see langword="null"/> if there are problems.</returns>
    public static ReaderModel? Parse(ParsingSession session, ObjectModel data, string className, out IReadOnlyList<ReaderProblem> problems)
    {
        var parser = new ReaderParser(session);
        var method = parser.Add("the event", "ReadEvent", method => ObjectReaderParser.Parse(parser, method, session.Type, data));
        var versions = VersionChain.Parse(parser);
        problems = parser.Path.Problems;
        return problems.Count > 0
            ? null
            : new ReaderModel(className, method, parser._readers.OfType<TypeReader>().ToEquatableArray(), versions);
    }

    /// <summary>Returns the method that calls the setter of a property, and adds it first if it is new.</summary>
    public SetterAccess Setter(IPropertySymbol property, Func<string, SetterAccess> create)
    {
        if (!_setters.TryGetValue(property, out var access))
            _setters.Add(property, access = create(UniqueName($"Set{TypeLabels.Of(property.ContainingType)}{property.Name}")));
        return access;
    }

    private string UniqueName(string name) => UniqueNames.Find(name, candidate => !_names.Add(candidate));

    /// <summary>Returns the expression that reads a value, or <c>null</c> where the type allows it.</summary>
    /// <param name="type">The type of the value.</param>
    /// <param name="value">How it is written.</param>
    /// <param name="member">The member that has the type, or <see langword="null"/>.</param>
    public string Value(ITypeSymbol type, ValueModel value, ISymbol? member = null)
    {
        var expression = NotNull(type, value, member);
        var isNullableReference = type.IsReferenceType && type.NullableAnnotation is not NullableAnnotation.NotAnnotated;
        if (WriterOf(value) is OptionalWriter)
            return expression;
        return isNullableReference || type.OriginalDefinition.Is("System.Collections.Immutable.ImmutableArray`1")
            ? $"reader.IsNull ? default : {expression}"
            : expression;
    }

    /// <summary>Returns the method that reads an object of a type.</summary>
    public string Object(INamedTypeSymbol type, ValueModel value) => Method(type, (ObjectWriter)WriterOf(value)!);

    /// <summary>Returns the writer that a value refers to, if it does.</summary>
    public WriterModel? WriterOf(ValueModel value)
    {
        if (value is not { Call: ValueCall.FieldWriter, Target: { } method })
            return null;
        if (_writers is null || !_writers.ContainsKey(method))
            _writers = Session.Writers.ToModels().ToDictionary(static writer => writer.Method, StringComparer.Ordinal);
        return _writers[method];
    }

    /// <summary>Returns the table of an enum's names, and adds it first if it is new.</summary>
    public string EnumTable(INamedTypeSymbol type, EnumWriter writer)
    {
        var method = Add(writer.Method, $"Read{Label(writer)}", method => new EnumReader(
            method,
            writer.TypeName,
            TypeNames.Of(type.EnumUnderlyingType!),
            writer.Members.Select(static member => JsonText.Unescape(member.Json)).ToEquatableArray(),
            writer.Members.Select(static member => member.Constant).ToEquatableArray(),
            writer.Flags.Count > 0 ? EnumKind.Flags : EnumKind.Values));
        return TypeReader.TableOf(method);
    }

    /// <summary>Returns the method with a key, and adds it first if it is new.</summary>
    /// <param name="key">Identifies the method.</param>
    /// <param name="name">The name that it gets if that is free.</param>
    /// <param name="parse">Parses what it reads.</param>
    public string Add(string key, string name, Func<string, TypeReader?> parse)
    {
        if (_methods.TryGetValue(key, out var known))
            return known;
        var method = UniqueName(name);
        _methods.Add(key, method);
        var index = _readers.Count;
        _readers.Add(null);
        _readers[index] = parse(method);
        return method;
    }

    private static string Label(WriterModel writer) => writer.Method.Substring("Write".Length);

    private string NotNull(ITypeSymbol type, ValueModel value, ISymbol? member) => WriterOf(value) switch
    {
        null => ReadCalls.Of(this, type, value, member),
        OptionalWriter optional => Optional((INamedTypeSymbol)type, optional, member),
        EnumWriter @enum => $"reader.ReadEnum({EnumTable((INamedTypeSymbol)type, @enum)})",
        var writer => $"{Method(type, writer)}(ref reader)",
    };

    private string Optional(INamedTypeSymbol type, OptionalWriter writer, ISymbol? member)
    {
        var value = NotNull(type.TypeArguments[0], writer.Value, member);
        var name = TypeNames.Of(type);
        return writer.Kind switch
        {
            OptionalKind.Nullable => $"reader.IsNull ? default({name}) : {value}",
            _ => $"reader.IsNull ? default({name}) : {name}.Some({value})",
        };
    }

    private string Method(ITypeSymbol type, WriterModel writer) =>
        Add(writer.Method, $"Read{Label(writer)}", method => writer switch
        {
            ObjectWriter @object => ObjectReaderParser.Parse(this, method, (INamedTypeSymbol)type, @object.Object),
            CollectionWriter collection => CollectionReaders.Parse(this, method, type, collection.Element),
            DictionaryWriter dictionary => DictionaryReaders.Parse(this, method, (INamedTypeSymbol)type, dictionary),
            PolymorphicWriter polymorphic => PolymorphicReaders.Parse(this, method, (INamedTypeSymbol)type, polymorphic),
            _ => throw new InvalidOperationException($"No reader for {writer.GetType().Name}."),
        });
}
