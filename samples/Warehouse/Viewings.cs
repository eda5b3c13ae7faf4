using EventTracking;
using Npgsql;

namespace Warehouse;

/// <summary>The table of viewings. An event that is delivered again changes nothing, because its id is the key.</summary>
internal sealed class Viewings(NpgsqlDataSource database)
{
    private bool _exists;

    public async ValueTask AddAsync(VideoStopped stopped, EventLine line, CancellationToken cancellationToken)
    {
        if (!_exists)
            await CreateTableAsync(cancellationToken).ConfigureAwait(false);

        var insert = database.CreateCommand("""
            INSERT INTO viewings (event_id, stopped_at, video_id, learner, seconds)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (event_id) DO NOTHING
            """);
        await using var disposal = insert.ConfigureAwait(false);
        insert.Parameters.AddWithValue(line.Id!.Value);
        insert.Parameters.AddWithValue(line.Timestamp);
        insert.Parameters.AddWithValue(stopped.VideoId);
        insert.Parameters.AddWithValue(stopped.Learner);
        insert.Parameters.AddWithValue(stopped.CurrentTime);
        await insert.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Two workers that start at the same time must not both create the table, which the lock prevents.</summary>
    private async Task CreateTableAsync(CancellationToken cancellationToken)
    {
        var batch = database.CreateBatch();
        await using var disposal = batch.ConfigureAwait(false);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_advisory_xact_lock(1)"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            CREATE TABLE IF NOT EXISTS viewings (
                event_id uuid PRIMARY KEY,
                stopped_at timestamptz NOT NULL,
                video_id text NOT NULL,
                learner text NOT NULL,
                seconds double precision NOT NULL
            )
            """));
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        _exists = true;
    }
}
