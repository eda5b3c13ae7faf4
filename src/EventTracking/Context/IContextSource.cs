using EventTracking.Diagnostics;

namespace EventTracking.Context;

/// <summary>The values of a context that has been entered: an <see cref="EventContext"/>, or a function that supplies one.</summary>
/// <remarks>
/// An interface, so that a native program that enters no context omits all code that writes values whose type is known at run time only.
/// </remarks>
internal interface IContextSource
{
    /// <summary>Gets the values. A function that throws is reported, and its context stays empty.</summary>
    /// <param name="failures">Receives the failure of the function.</param>
    /// <param name="eventName">The event that needs the values; empty if there is none.</param>
    /// <returns>The values, or <see langword="null"/> for an event that the function itself emits.</returns>
    EventContext? Values(FailureReporter failures, string eventName);

    /// <summary>Writes the values of all contexts of the set that this one belongs to.</summary>
    /// <returns>Whether all values were there; see <see cref="Values"/>.</returns>
    bool WriteAll(ContextSet contexts, ref EventDataWriter writer);
}
