namespace EventTracking.Hosting.Configuration;

/// <summary>A type of backend or processor that a configuration can name.</summary>
/// <param name="Make">Creates a component from its options and the services.</param>
/// <param name="Origin">The owner of the type.</param>
internal sealed record ComponentType<T>(Func<ComponentOptions, IServiceProvider, T> Make, ComponentOrigin Origin);

/// <summary>The owner of a type. The exceptions of an application's own types are passed on as inner exceptions.</summary>
internal enum ComponentOrigin
{
    BuiltIn,
    Application,
}
