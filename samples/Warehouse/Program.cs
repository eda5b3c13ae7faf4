using Warehouse;

// The same program is the site, which emits events into a Redis stream, and a worker, which writes them to PostgreSQL:
//   dotnet run --project samples/Warehouse -- site
//   dotnet run --project samples/Warehouse -- worker
switch (args)
{
    case ["site", .. var options]:
        Site.Run(options);
        return 0;
    case ["worker", .. var options]:
        Worker.Run(options);
        return 0;
    default:
        Console.Error.WriteLine("Usage: Warehouse site|worker");
        return 2;
}
