using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using EventTracking.Json;

namespace EventTracking.Reading;

/// <summary>Runs the reader of an event on its data. Whatever the reader throws becomes an error.</summary>
internal static class RecordReader
{
    /// <summary>The nesting of data by itself: the object of the line is missing.</summary>
    private const int MaxDataDepth = JsonDepth.Max - 1;

    /// <param name="data">The data as UTF-8.</param>
    /// <param name="offset">Its position in what the caller of <see cref="EventReader"/> passed, for errors.</param>
    /// <param name="version">The version of the data; 0 for the event's current one.</param>
    /// <param name="options">What is accepted.</param>
    /// <param name="read">The event.</param>
    /// <param name="error">What is wrong; <see langword="null"/> if nothing is.</param>
    public static bool TryRead<TEvent>(
        ReadOnlySpan<byte> data,
        int offset,
        int version,
        EventReadOptions options,
        [NotNullWhen(true)] out TEvent? read,
        [NotNullWhen(false)] out EventReadError? error)
        where TEvent : IReadableEvent<TEvent>
    {
        read = default;
        var current = TEvent.Descriptor.Version;
        if (version > current)
        {
            error = new EventReadError("", offset, $"has a version later than {current}, the current one of the event");
            return false;
        }

        var reader = new EventDataReader(data, options.Strict, MaxDataDepth);
        try
        {
            reader.Begin();
            var value = TEvent.ReadData(ref reader, version == 0 ? current : version);
            reader.End();
            if (!reader.HasFailed)
            {
                error = null;
                read = value;
                return true;
            }
        }
        catch (JsonException exception)
        {
            reader.FailMalformed(exception);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A constructor, an accessor or a conversion of the user.
            reader.Fail($"the value was rejected with {exception.GetType().Name}");
        }

        error = reader.ToError(offset);
        return false;
    }
}
