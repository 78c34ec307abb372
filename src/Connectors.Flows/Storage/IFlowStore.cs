namespace Connectors.Flows.Storage;

/// <summary>
/// Where flows keep everything that must survive. Every implementation passes the same conformance suite. Thread-safe.
/// </summary>
public interface IFlowStore : ICaseSender, ICaseQuery, ICaseQueue;
