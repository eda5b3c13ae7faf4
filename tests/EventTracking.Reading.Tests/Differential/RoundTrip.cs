using System.Reflection;
using System.Text;

namespace EventTracking.Reading.Tests.Differential;

/// <summary>Writes an event, reads it back, and writes what was read.</summary>
/// <param name="Original">The event.</param>
/// <param name="Read">The event that was read back.</param>
/// <param name="Line">The line of the original.</param>
/// <param name="Data">Its data.</param>
/// <param name="DataAgain">The data of the event that was read back.</param>
internal sealed record RoundTrip(object Original, object Read, byte[] Line, byte[] Data, byte[] DataAgain)
{
    public static RoundTrip Of(object trackedEvent) => (RoundTrip)Call(nameof(OfEvent), trackedEvent.GetType(), trackedEvent)!;

    /// <summary>Reads data as an event of a type.</summary>
    public static bool TryReadData(Type type, byte[] data, out object? read, out EventReadError? error, EventReadOptions? options = null)
    {
        object?[] arguments = [data, null, null, options];
        var isRead = (bool)Method(nameof(TryReadDataOf), type).Invoke(null, arguments)!;
        (read, error) = (arguments[1], (EventReadError?)arguments[2]);
        return isRead;
    }

    /// <summary>Reads a line as an event of a type.</summary>
    public static bool TryReadLine(Type type, byte[] line, out object? read, out EventReadError? error)
    {
        object?[] arguments = [line, null, null];
        var isRead = (bool)Method(nameof(TryReadLineOf), type).Invoke(null, arguments)!;
        (read, error) = (arguments[1], (EventReadError?)arguments[2]);
        return isRead;
    }

    /// <summary>Whether the event has a generated reader.</summary>
    public static bool IsReadable(Type type) => type.GetInterfaces().Any(
        static contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IReadableEvent<>));

    private static object? Call(string method, Type type, params object?[] arguments) => Method(method, type).Invoke(null, arguments);

    private static MethodInfo Method(string method, Type type) =>
        typeof(RoundTrip).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);

    private static RoundTrip OfEvent<TEvent>(TEvent original)
        where TEvent : IReadableEvent<TEvent>
    {
        var (line, data) = WrittenLine.Of(original);
        if (!EventReader.TryRead<TEvent>(line, out var read, out var error))
            Assert.Fail($"{error}\n{Encoding.UTF8.GetString(line)}");
        return new RoundTrip(original, read, line, data, WrittenLine.Of(read).Data);
    }

    private static bool TryReadDataOf<TEvent>(byte[] data, out object? read, out EventReadError? error, EventReadOptions? options)
        where TEvent : IReadableEvent<TEvent>
    {
        var isRead = EventReader.TryReadData<TEvent>(data, out var value, out error, options);
        read = isRead ? value : null;
        return isRead;
    }

    private static bool TryReadLineOf<TEvent>(byte[] line, out object? read, out EventReadError? error)
        where TEvent : IReadableEvent<TEvent>
    {
        var isRead = EventReader.TryRead<TEvent>(line, out var value, out error);
        read = isRead ? value : null;
        return isRead;
    }
}
