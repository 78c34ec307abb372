namespace Connectors.Domain.Tables;

/// <summary>A host's mapping tables, wherever they come from. Flows subscribe to every source by themselves. Thread-safe.</summary>
public interface ITableSource
{
    /// <summary>The tables in force: an immutable snapshot, so that one decision sees one state of all of them.</summary>
    ITableSet Current { get; }

    /// <summary>How each table stands; never null.</summary>
    IReadOnlyList<TableStatus> Statuses { get; }

    /// <summary>Calls a listener after each change of <see cref="Current"/> or <see cref="Statuses"/>. It must return at once.</summary>
    /// <param name="listener">The listener.</param>
    /// <returns>What ends the subscription.</returns>
    IDisposable OnChange(Action listener);
}
