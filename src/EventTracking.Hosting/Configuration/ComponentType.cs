namespace EventTracking.Hosting.Configuration;

/// <summary>A type of backend or processor that a configuration can name.</summary>
/// <param name="Create">Creates a component from its options and the services.</param>
/// <param name="Origin">The owner of the type.</param>
internal sealed record ComponentType<T>(Func<ComponentOptions, IServiceProvider, T> Create, ComponentOrigin Origin);

/// <summary>The owner of a type. Exceptions of the application's types become inner exceptions.</summary>
internal enum ComponentOrigin
{
    BuiltIn,
    Application,
}
