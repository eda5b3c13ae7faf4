namespace EventTracking.Generators.Model;

/// <summary>How an event is read back.</summary>
/// <param name="ClassName">The class of the methods that read the types in the event.</param>
/// <param name="Method">The method that reads the event.</param>
/// <param name="Readers">A method for each type.</param>
/// <param name="Versions">The conversions of earlier versions, in ascending order.</param>
internal sealed record ReaderModel(
    string ClassName, string Method, EquatableArray<TypeReader> Readers, EquatableArray<VersionReader> Versions);

/// <summary>How an earlier version of an event is read.</summary>
/// <param name="Version">The version, as a literal. Versions before it, up to the previous conversion, are read in the same way.</param>
/// <param name="Method">The method that reads the type of that version.</param>
/// <param name="Conversions">The static methods that convert it, in the order of their calls.</param>
internal sealed record VersionReader(string Version, string Method, EquatableArray<string> Conversions);

/// <summary>A private method that reads the values of one type.</summary>
/// <param name="Method">The name of the method.</param>
/// <param name="TypeName">The type in C#, without a nullable annotation.</param>
internal abstract record TypeReader(string Method, string TypeName)
{
    /// <summary>The table of names that a method uses.</summary>
    public static string TableOf(string method) => $"{method.Substring("Read".Length)}Names";

    public string Table => TableOf(Method);
}

/// <summary>Reads the names of an enum. It is a table and not a method.</summary>
/// <param name="Number">The underlying type in C#.</param>
/// <param name="Names">The wire names, not escaped.</param>
/// <param name="Values">The values in C#.</param>
/// <param name="Kind">Whether several names are a value.</param>
internal sealed record EnumReader(
    string Method, string TypeName, string Number, EquatableArray<string> Names, EquatableArray<string> Values, EnumKind Kind)
    : TypeReader(Method, TypeName);

/// <summary>The kinds of enums.</summary>
internal enum EnumKind
{
    Values,
    Flags,
}

/// <summary>Reads an array into a collection.</summary>
/// <param name="Items">The type that collects the items.</param>
/// <param name="Item">The expression that reads an item.</param>
/// <param name="Result">The expression that turns the local <c>items</c> into the collection.</param>
internal sealed record CollectionReader(string Method, string TypeName, string Items, string Item, string Result)
    : TypeReader(Method, TypeName);

/// <summary>Reads an object into a dictionary.</summary>
/// <param name="Items">The type that collects the entries.</param>
/// <param name="Key">The expression that reads a key.</param>
/// <param name="Value">The expression that reads a value.</param>
/// <param name="Result">The expression that turns the local <c>items</c> into the dictionary.</param>
internal sealed record DictionaryReader(string Method, string TypeName, string Items, string Key, string Value, string Result)
    : TypeReader(Method, TypeName);

/// <summary>Reads an object as the derived type that its discriminator selects.</summary>
/// <param name="Discriminator">The name of the discriminator.</param>
/// <param name="Cases">The derived types.</param>
/// <param name="Base">The method that reads an object without a discriminator; <see langword="null"/> if that is an error.</param>
internal sealed record PolymorphicReader(
    string Method, string TypeName, string Discriminator, EquatableArray<CaseReader> Cases, string? Base) : TypeReader(Method, TypeName);

/// <summary>A derived type.</summary>
/// <param name="Tag">The discriminator as a C# literal.</param>
/// <param name="Method">The method that reads the type.</param>
internal sealed record CaseReader(string Tag, string Method);
