namespace Connectors.Flows.Refunds;

/// <summary>What holds for the next move of a document that credits something.</summary>
/// <param name="Now">The present instant, UTC.</param>
/// <param name="IsOn">Whether it is the turn of who credits.</param>
/// <param name="IsAllHere">Whether what is credited is certain, so that it may be posted.</param>
/// <param name="Posts">Whether it is posted by us, now.</param>
/// <param name="Tolerance">How much its total may be another.</param>
/// <param name="WorksFor">How long the ERP may still be working on an earlier attempt.</param>
/// <param name="AgainAfter">How soon something that the ERP refused is tried again.</param>
/// <param name="CheckEvery">Time between two looks at a draft.</param>
internal readonly record struct CreditTerms(DateTimeOffset Now, bool IsOn, bool IsAllHere, bool Posts, decimal Tolerance, TimeSpan WorksFor, TimeSpan AgainAfter, TimeSpan CheckEvery);
