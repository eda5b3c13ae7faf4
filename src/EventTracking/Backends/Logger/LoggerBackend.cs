using System.Globalization;
using System.Text;
using EventTracking.Backends.Logger;
using EventTracking.Json;
using Microsoft.Extensions.Logging;

namespace EventTracking;

/// <summary>Writes each event to an <see cref="ILogger"/>, as JSON text or as fields that log stores can query.</summary>
public sealed class LoggerBackend : IAccountableBackend
{
    private readonly ILogger _logger;
    private readonly LoggerBackendOptions _options;

    /// <summary>Creates a backend.</summary>
    /// <param name="logger">The logger. Its category is the category of the events.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentNullException">The logger is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The level is <see cref="LogLevel.None"/> or undefined, or the maximum length is negative.
    /// </exception>
    public LoggerBackend(ILogger logger, LoggerBackendOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(logger);
        options ??= new LoggerBackendOptions();
        if (options.Level is < LogLevel.Trace or >= LogLevel.None)
        {
            throw new ArgumentException(
                $"No event can be logged at the level {options.Level}. Use one from Trace to Critical.", nameof(options));
        }

        if (options.MaxTextLength is < 0)
        {
            throw new ArgumentException(
                $"MaxTextLength cannot be {options.MaxTextLength}. Use 0 or more, or null for no limit.", nameof(options));
        }

        _logger = logger;
        _options = options;
    }

    /// <inheritdoc/>
    /// <remarks>While the level is disabled, events count as filtered.</remarks>
    public BackendAccount Account { get; } = new();

    /// <inheritdoc/>
    public void Send(in EventEnvelope envelope)
    {
        Account.Offer();
        if (!_logger.IsEnabled(_options.Level))
        {
            Account.Filter();
            return;
        }

        if (_options.Format is LoggerFormat.Structured)
            LogFields(in envelope);
        else
            LogText(in envelope);
    }

    private void LogFields(in EventEnvelope envelope)
    {
        if (IsTooLong(in envelope, Encoding.UTF8.GetCharCount(envelope.Json)))
            return;

        var logged = new LoggedEvent(in envelope);
        _logger.Log(_options.Level, new EventId(0, envelope.Name), logged, null, static (state, _) => state.ToString());
        Account.Deliver();
    }

    private void LogText(in EventEnvelope envelope)
    {
        var text = _options.Format is LoggerFormat.PythonJson ? PythonJson.Format(envelope.Json) : Encoding.UTF8.GetString(envelope.Json);
        if (IsTooLong(in envelope, text.Length))
            return;

        // The text is passed as the state, so that braces in an event are never parsed as a message template.
        _logger.Log(_options.Level, default, text, null, static (state, _) => state);
        Account.Deliver();
    }

    private bool IsTooLong(in EventEnvelope envelope, int length)
    {
        if (!(length > _options.MaxTextLength))
            return false;

        Account.Drop(DropReason.Oversize, in envelope, TooLong(length));
        return true;
    }

    private string TooLong(int length) => string.Create(
        CultureInfo.InvariantCulture,
        $"its text has {length} characters, and the logger backend takes {_options.MaxTextLength}");
}
