namespace EventTracking.Hosting.Configuration;

/// <summary>A type of backend or processor that a configuration can name.</summary>
/// <param name="Make">Makes one of its options and the services.</param>
/// <param name="Origin">Whose type it is.</param>
internal sealed record ComponentType<T>(Func<ComponentOptions, IServiceProvider, T> Make, ComponentOrigin Origin);

/// <summary>Whose a type is. What ours throw names paths and patterns, which are no secrets; what others throw may say anything.</summary>
internal enum ComponentOrigin
{
    BuiltIn,
    Application,
}
