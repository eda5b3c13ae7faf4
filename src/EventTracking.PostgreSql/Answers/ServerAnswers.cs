using System.Globalization;
using System.Net.Sockets;
using EventTracking.PostgreSql.Tables;
using Npgsql;

namespace EventTracking.PostgreSql.Answers;

/// <summary>Turns errors of the server and of the connection into results that name the setting and the fix.</summary>
internal sealed class ServerAnswers(TableName table, string host, int port, string? database, string? user)
{
    private const string Setting = nameof(PostgreSqlOptions.ConnectionString);

    private readonly string _address = string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");

    private string Server => $"PostgreSQL at {_address}";

    /// <summary>Returns the result for an exception.</summary>
    /// <returns>The result, or <see langword="null"/> if the exception says enough: the batch is then retried.</returns>
    public BatchResult? Of(Exception exception) => exception switch
    {
        PostgresException error => Of(error),
        NpgsqlException { InnerException: SocketException socket } => BatchResult.RetryLater(reason: Unreachable(socket)),
        SocketException socket => BatchResult.RetryLater(reason: Unreachable(socket)),
        NpgsqlException { InnerException: TimeoutException } => BatchResult.RetryLater(
            reason: $"{Server} did not answer in time. Check Host and Port in {Setting}, and that a firewall lets the connection through."),
        _ => null,
    };

    private BatchResult Of(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => BatchResult.Unauthorized(
            $"{Server} does not let the user \"{user}\" in: {error.MessageText}. Correct Username and Password in {Setting}."),
        PostgresErrorCodes.InsufficientPrivilege => BatchResult.Unauthorized(
            $"The user \"{user}\" lacks a permission: {error.MessageText}. As the owner of the table, run GRANT INSERT, SELECT ON "
                + $"{table.Sql} TO the user; CreateTable also needs CREATE and USAGE on the schema."),
        PostgresErrorCodes.InvalidCatalogName => Retry(
            error, $"The database \"{database}\" does not exist. Create it, or correct Database in {Setting}"),
        PostgresErrorCodes.UndefinedTable => Retry(
            error, $"The table {table.Sql} does not exist. Create it, set CreateTable to true, or correct Table"),
        PostgresErrorCodes.InvalidSchemaName => Retry(
            error, $"The schema of the table {table.Sql} does not exist. Create it, or correct Table"),
        PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.DatatypeMismatch or PostgresErrorCodes.WrongObjectType => Retry(
            error,
            $"The table {table.Sql} has another shape. It needs the columns id uuid, name text, version integer, timestamp timestamptz, "
                + "data jsonb, context jsonb; correct Table, or create that table"),
        PostgresErrorCodes.NotNullViolation => Retry(
            error, $"The table {table.Sql} needs a value for a column that events do not have. Give the column a default"),
        PostgresErrorCodes.CheckViolation when error.ConstraintName is null => BatchResult.Invalid(
            $"The table {table.Sql} has no partition for the time of an event. Create it, or a default partition: {error.MessageText}"),
        _ when IsAboutContent(error.SqlState) => BatchResult.Invalid($"{error.SqlState}: {error.MessageText}"),
        _ => Retry(error, $"{Server} failed"),
    };

    /// <summary>Returns whether an error can be due to a single event: its data (22), a constraint (23), or its size (54).</summary>
    private static bool IsAboutContent(string state) =>
        state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal)
        || state.StartsWith("54", StringComparison.Ordinal);

    private static BatchResult Retry(PostgresException error, string reason) =>
        BatchResult.RetryLater(reason: $"{reason} ({error.SqlState}: {error.MessageText}).");

    private string Unreachable(SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.ConnectionRefused =>
            $"Nothing listens at {_address}. Start PostgreSQL, or correct Host and Port in {Setting}.",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
            $"The host \"{host}\" cannot be resolved. Correct Host in {Setting}, or check the DNS.",
        _ => $"{Server} cannot be reached: {exception.Message}. Check Host and Port in {Setting}, and the network.",
    };
}
