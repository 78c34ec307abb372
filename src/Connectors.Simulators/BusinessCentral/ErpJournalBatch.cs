namespace Connectors.Simulators.BusinessCentral;

/// <summary>A general journal batch; its lines stand in the book of journals.</summary>
/// <param name="Id">The service's id of it.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Template">The journal template it belongs to.</param>
/// <param name="ModifiedAt">When somebody changed it.</param>
internal sealed record ErpJournalBatch(Guid Id, string Code, string Name, string Template, DateTimeOffset ModifiedAt);
