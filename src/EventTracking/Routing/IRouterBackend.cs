namespace EventTracking.Routing;

/// <summary>A backend that is a router, or wraps one.</summary>
internal interface IRouterBackend
{
    RoutingBackend Router { get; }
}
