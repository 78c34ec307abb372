namespace Connectors.Flows.B2BPrices;

/// <summary>Prices of one list whose chunks are kept and that are about to be told.</summary>
/// <param name="Batch">Our own number of them.</param>
/// <param name="Chunks">How many chunks there are.</param>
/// <param name="Done">How many of them are done: a worker that comes after a crash goes on here.</param>
/// <param name="Skus">How many SKUs there are.</param>
/// <param name="Status">How the list stands.</param>
internal sealed record PreparedList(int Batch, int Chunks, int Done, int Skus, B2BPriceListStatus Status);
