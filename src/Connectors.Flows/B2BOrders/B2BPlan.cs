using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.B2BOrders.StoreRefunds;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Rules;

namespace Connectors.Flows.B2BOrders;

/// <summary>Draws every conclusion from the facts of one order: one use, then thrown away.</summary>
internal sealed class B2BPlan(B2BOrderState state, B2BContext context, List<Note> notes)
{
    private readonly PlanSheet _sheet = new(state.Rejected, context.Rules, notes);
    private readonly List<InboxMessage> _deliver = [];
    private BackOfficePlan _office = null!;
    private B2BOrderState _state = state;
    private string _stage = B2BStage.Received;
    private bool _isClosed;
    private DateTimeOffset? _lookAgainAt;

    /// <inheritdoc cref="PlanSheet.Amendments"/>
    public IReadOnlyList<Amendment> Amendments => _sheet.Amendments;

    public static string NameOf(B2BOrderState state) => state.Order?.Key.ToString() ?? string.Empty;

    public void Make()
    {
        if (_state.Order is not { } order)
            return;
        _office = new BackOfficePlan(_state.BackOffice, context.BackOffice(NameOf(_state)), _sheet);
        PlanOrder(order);
        if (order is { Kind: StorefrontOrderKind.Order, State: StorefrontOrderState.Open } && _stage is not (B2BStage.AtWarehouse or B2BStage.Told))
            _office.WatchUnasked();
        _office.Reserve(_isClosed ? [] : Goods(order));
        _office.TellStock(_isClosed);
        _deliver.AddRange(_office.StockNews.Select(n => AllocationFlow.Tell(context.Route.Warehouse, n)));
        _state = _state with { BackOffice = _office.State };
        GiveBack(order);
        WatchPayment(order);
        TellRefunds(order);
    }

    public Decision<B2BOrderState, B2BEffect> ToDecision()
    {
        var again = new[] { _sheet.Holds && !_isClosed ? context.Now + context.Policy.RecheckHolds : null, _lookAgainAt };
        return new Decision<B2BOrderState, B2BEffect>
        {
            State = _isClosed ? Forget(_state) : _state,
            Stage = _sheet.Holds && !_isClosed ? B2BStage.Held : _stage,
            Effects = [.. _sheet.Effects.Select(static e => new PlannedEffect<B2BEffect>(e.Id, B2BEffect.Of(e.Effect), e.RetrySafety, e.Priority) { NotBefore = e.NotBefore, StillWorkingFor = e.StillWorkingFor })],
            Problems = _sheet.Problems,
            Notes = notes,
            LookAgainAt = again.Min(),
            Value = _isClosed ? null : _state.Order?.Total.ToString(),
            IsClosed = _isClosed,
            Deliver = _deliver,
        };
    }

    private void PlanOrder(StorefrontOrder order)
    {
        switch (order)
        {
            case { IsTest: true }:
                Ignore();
                break;
            case { Kind: StorefrontOrderKind.Draft or StorefrontOrderKind.Quote }:
                PlanDraft(order);
                break;
            case { Kind: StorefrontOrderKind.Order, State: StorefrontOrderState.Open } when _office.LacksErased:
                _office.HoldErased();
                break;
            case { Kind: StorefrontOrderKind.Order, State: StorefrontOrderState.Open }:
                _state = _state with { OpenSince = _state.OpenSince ?? context.Now };
                PlanOpen(order);
                break;
            case { Kind: StorefrontOrderKind.Order, State: StorefrontOrderState.Sent }:
                PlanEnd(order);
                break;
            case { Kind: StorefrontOrderKind.Order, State: StorefrontOrderState.Cancelled }:
                PlanCancellation(order);
                break;
            default:
                HoldUnknown(order);
                break;
        }
    }

    private void HoldUnknown(StorefrontOrder order) => _sheet.Hold(string.Empty, PlanSheet.Refuse(
        ReasonCatalogue.OrderStateUnknown,
        $"{order.Kind} {order.Key} is in state '{order.StateText}', which this version does not know.",
        "Look it up in the store; update the SDK when the state is new."));

    /// <summary>What is never worked on; what was begun of it is taken back.</summary>
    private void Ignore()
    {
        _stage = B2BStage.Ignored;
        _office.TakeBack(_state.IsAcknowledged);
        _isClosed = _sheet.Effects.Count == 0 && !_sheet.Holds;
    }

    /// <summary>Nothing is done with a draft but to see that one that is to be paid later does not lie there for ever: as an order it comes by itself.</summary>
    private void PlanDraft(StorefrontOrder order)
    {
        if (order.State == StorefrontOrderState.Unknown)
        {
            HoldUnknown(order);
            return;
        }

        _stage = order is { Kind: StorefrontOrderKind.Draft, State: StorefrontOrderState.Open } ? B2BStage.Draft : B2BStage.Ignored;
        _isClosed = _stage == B2BStage.Ignored || _state.IsAcknowledged || !PaymentJudgement.IsPaidLater(order);
        if (_isClosed)
            return;
        if (context is { Policy.Drafts: DraftCompletion.CompleteVerified, Storefront.CompletesDrafts: true } && _state.BackOffice.ErasedAt is null && PaymentJudgement.IsOnAccount(order))
            Complete(order);
        if (_sheet.Holds)
            return; // what keeps it is told with its reason
        var due = order.PlacedAt + context.Policy.DraftDwell;
        if (context.Now < due)
        {
            _lookAgainAt = due;
            return;
        }

        _sheet.Warn(string.Empty, new Refusal
        {
            Reason = ReasonCatalogue.DraftWaiting,
            Message = $"Draft {order.Number} ({order.Key}) worth {order.Total} is to be paid later, and nobody has completed it.",
            Remedy = "Complete it in the store, or delete it there and acknowledge the case. Drafts are completed by themselves where the site's setting says so.",
            Facts = [new Fact("order", order.Key.ToString()), new Fact("value", order.Total.ToString()), new Fact("method", order.PaymentMethod.Length == 0 ? "none" : order.PaymentMethod)],
        });
    }

    /// <summary>It becomes an order once it can be booked as it is and its account lets it leave; never without terms, which would mark it as paid.</summary>
    private void Complete(StorefrontOrder order)
    {
        if (order.PaymentTerms is null)
        {
            _sheet.Hold(string.Empty, new Refusal
            {
                Reason = ReasonCatalogue.DraftWithoutTerms,
                Message = $"Draft {order.Number} ({order.Key}) worth {order.Total} is on account and has no payment terms: completing it would mark it as paid.",
                Remedy = "Give the draft its payment terms in the store, and it is completed by itself; or complete it there by hand.",
                Facts = [new Fact("order", order.Key.ToString()), new Fact("value", order.Total.ToString()), new Fact("method", order.PaymentMethod)],
            });
            return;
        }

        // A draft has no payment yet: the order is judged that it becomes.
        if (Map(order) is { } sales && IsPricedRight(order, sales) && IsReleased(order with { PaymentState = PaymentJudgement.Pending }, sales.Customer))
            _sheet.Do(new StorefrontEffect.CompleteDraft(), RetrySafety.Create, Priority.Order, stillWorkingFor: context.Storefront.StillWorkingFor);
    }

    private void PlanOpen(StorefrontOrder order)
    {
        _stage = B2BStage.Posting;
        var isAsked = _office.State.WarehouseOrderId is not null;
        IReadOnlyList<Fact> changes;
        if (isAsked)
        {
            changes = LateChanges(order);
            _office.MayRelease = order.Holds.All(static h => h.IsOurs) && !IsConflict(changes);
        }
        else
        {
            if (!IsFree(order) || Map(order) is not { } sales || !IsPricedRight(order, sales) || !IsReleased(order, sales.Customer))
                return;
            changes = _office.State is { Booked: not null, SalesOrder: { } booked } ? OrderChanges.Of(booked, sales) : [];
            if (_office.State.Booked is null)
            {
                if (_office.State.SalesOrder is null)
                    notes.Add(new Note("order.mapped", $"tables: {context.Tables.Version}"));
                _office.Map(sales);
            }
            else if (changes.Count > 0)
            {
                notes.Add(new Note("order.changed", $"the store's order is not what was booked any more, and is booked anew: {string.Join(", ", changes)}"));
            }
        }

        _office.Expected = order.Lines.ToDictionary(static l => l.LineId, static l => l.Quantity);
        _office.IsStillGood = () => IsAccountStillGood(order);
        var step = _office.Post(changes.Count > 0 && !isAsked, Facts());
        if (!isAsked || step != BackOfficeStep.AtWarehouse)
            return;
        _stage = B2BStage.AtWarehouse;
        _state = _state with { Conflict = Text(changes) };
        WarnOfConflict(order);
        foreach (var hold in order.Holds.Where(static h => !h.IsOurs))
            _sheet.Warn($"hold {hold.Id}", HeldInStore(order, hold, "The warehouse has it already: ask it to stop, or release the hold so that what leaves can be told."));
        PlanDispatches(order);
    }

    /// <summary>Whether nobody holds it in the store.</summary>
    private bool IsFree(StorefrontOrder order)
    {
        var holds = order.Holds.Where(static h => !h.IsOurs).ToList();
        foreach (var hold in holds)
            _sheet.Hold($"hold {hold.Id}", HeldInStore(order, hold, "Release it in the store; the order goes on by itself."));
        return holds.Count == 0;
    }

    private static Refusal HeldInStore(StorefrontOrder order, StorefrontHold hold, string remedy) => new()
    {
        Reason = ReasonCatalogue.StorefrontHeld,
        Message = $"Order {order.Key} is held in the store: {hold.Reason}.",
        Remedy = remedy,
        Facts = [new Fact("order", order.Key.ToString()), new Fact("hold", hold.Reason)],
    };

    /// <summary>The order as it is to be booked; null when something stands in the way.</summary>
    private SalesOrder? Map(StorefrontOrder order)
    {
        var mapped = context.Tables.MappingFor(context.Policy.PackSource).Map(order, context.Erp);
        if (mapped.IsOk)
            return _sheet.Ask(mapped.Value, PlanSheet.SalesOrder, Facts());
        foreach (var refusal in mapped.Refusals)
            _sheet.Hold(PlanSheet.SubjectOf(refusal), refusal);
        return null;
    }

    /// <summary>What the store changed after the warehouse was asked. What cannot be mapped any more is told by the lines alone.</summary>
    private IReadOnlyList<Fact> LateChanges(StorefrontOrder order)
    {
        var booked = _office.State.SalesOrder!;
        var mapped = context.Tables.MappingFor(context.Policy.PackSource).Map(order, context.Erp);
        if (mapped.IsOk)
        {
            // A rule of the host's own may have amended what was booked: what it would say now is no change of the store's.
            var quiet = new PlanSheet([], context.Rules, []);
            var again = quiet.Ask(mapped.Value, PlanSheet.SalesOrder, Facts()) ?? mapped.Value;
            return OrderChanges.Of(_office.Released is { } released ? OrderChanges.WithoutWaiting(booked, again, released) : booked, again);
        }

        var now = order.Lines.ToDictionary(static l => l.LineId, static l => l.Quantity);
        return
        [
            .. booked.Lines.Where(l => now.GetValueOrDefault(l.LineId) != l.Ordered.Count).Select(l => new Fact($"line {l.LineId}", FormattableString.Invariant($"{l.Sku}: {l.Ordered.Count:0.#####} became {now.GetValueOrDefault(l.LineId):0.#####}"))),
            .. order.Lines.Where(l => l.Quantity > 0 && booked.Lines.All(b => b.LineId != l.LineId)).Select(static l => new Fact($"line {l.LineId}", FormattableString.Invariant($"{l.Quantity:0.#####} of {l.Sku} added"))),
        ];
    }

    private static string? Text(IReadOnlyList<Fact> changes) => changes.Count == 0 ? null : string.Join(", ", changes);

    /// <summary>Whether what changed is to be seen by a person before more is sent.</summary>
    private bool IsConflict(IReadOnlyList<Fact> changes) => Text(changes) is { } conflict && _state.SeenConflict != conflict;

    /// <summary>Until a person has seen that very conflict; what is refunded once all of it was sent is none.</summary>
    /// <returns>Whether one is open.</returns>
    private bool WarnOfConflict(StorefrontOrder order)
    {
        if (_state.Conflict is not { } conflict || _state.SeenConflict == conflict)
            return false;
        _sheet.Warn("changes", new Refusal
        {
            Reason = ReasonCatalogue.OrderChangedLate,
            Message = $"Order {order.Key} was changed in the store after the warehouse had it; the warehouse sends it as it was: {conflict}.",
            Remedy = "Settle with the warehouse and the customer which of the two is right. Change the order in the store back, or have the goods and the sales order corrected by hand; then acknowledge the case.",
            Facts = [new Fact("order", order.Key.ToString()), new Fact("changes", conflict)],
        });
        return true;
    }

    /// <summary>Whether it was sold at the prices that hold for its customer. What was found right stays right while nothing of it is changed: lists move on after an order was placed.</summary>
    private bool IsPricedRight(StorefrontOrder order, SalesOrder sales)
    {
        var source = context.Policy.PriceSource;
        var of = PriceJudgement.Of(order);
        if (source == PriceSource.NotCompared || _state.Prices?.Of == of)
            return true;

        // By an earlier release, or while nobody compared: what was booked so and not changed since goes on.
        if (_state is { Prices: null, BackOffice: { Booked: not null, SalesOrder: { } booked } } && OrderChanges.Of(booked, sales).Count == 0)
            return true;
        if (_state.AcceptedPrices is { } accepted && accepted.Of == of)
        {
            Agree(new PriceDecision(of, source, context.Now) { AcceptedBy = accepted.By }, $"accepted by {accepted.By}");
            return true;
        }

        if (source == PriceSource.ListPrices)
        {
            var listed = PriceJudgement.ByLists(order, sales, context.Tables);
            if (listed.IsOk)
                return AreRight(order, of, listed.Value, context.Tables.ListPrices!.Version);
            _sheet.Hold("prices", listed.Refusal, Topic.Table(listed.Refusal.Table!));
            return false;
        }

        // What the ERP said last keeps the order while it is asked again.
        var request = ErpQuoteRequest.Of(sales);
        var asked = PriceJudgement.Of(request);
        var check = _state.PriceCheck is { } known && known.Of == asked ? known : null;
        if (check?.Quote is { } quote && AreRight(order, of, quote, null))
            return true;
        if (check is null || check.AnsweredAt + context.Policy.ErpCheckEvery <= context.Now)
            check = new PriceCheck((_state.PriceCheck?.Number ?? 0) + 1, asked) { Quote = check?.Quote };
        _state = _state with { PriceCheck = check };
        if (check.AnsweredAt is null)
        {
            _stage = B2BStage.Checking;
            var ask = new StorefrontEffect.AskPrices(check.Number, source, request);
            if (source == PriceSource.ErpItems)
                _sheet.Do(ask, RetrySafety.Read, Priority.Order);
            else
                _sheet.Do(ask, RetrySafety.Create, Priority.Order, stillWorkingFor: context.Erp.StillWorkingFor);
        }

        return false;
    }

    private bool AreRight(StorefrontOrder order, string of, ErpQuote quote, string? tableVersion)
    {
        var compared = PriceJudgement.Compare(order, quote, context.Tables, context.Policy.ErpTotalTolerance);
        if (compared.IsOk)
        {
            Agree(new PriceDecision(of, context.Policy.PriceSource, context.Now) { TableVersion = tableVersion }, tableVersion is null ? $"{compared.Value}, as the ERP has it" : $"{compared.Value} by list prices {tableVersion}");
            return true;
        }

        foreach (var refusal in compared.Refusals)
            _sheet.Hold($"prices {refusal.Reason}", refusal, Topic.Table(tableVersion is null ? "taxes" : "list-prices"));
        return false;
    }

    private void Agree(PriceDecision decision, string text)
    {
        _state = _state with { Prices = decision };
        notes.Add(new Note("prices.agreed", text));
    }

    /// <summary>Whether its payment lets it leave; the account is asked before, one order after the other.</summary>
    private bool IsReleased(StorefrontOrder order, CustomerNumber customer)
    {
        var takes = PaymentJudgement.TakesCredit(order, context.Policy);
        var isForced = _state.Word is { } word && word.UpTo.Currency == order.Total.Currency && order.Total.Amount <= word.UpTo.Amount;
        if (_state.Release is { } known && known.Total == order.Total)
        {
            // Decided already: only a payment that fails afterwards takes that back.
            var again = PaymentJudgement.Decide(order, _state.Credit ?? new CreditCheck(0, customer, order.Total) { Account = known.Account, Available = known.Available }, context);
            if (again.Why?.Reason != ReasonCatalogue.PaymentFailed)
                return true;
            HoldFor(order, again);
            return false;
        }

        if (_state.Credit is not { } credit || credit.Total != order.Total || credit.Customer != customer || credit.Takes != takes || (isForced && !credit.IsForced))
        {
            Ask(order, customer, takes, isForced);
            return false;
        }

        if (credit.AnsweredAt is not { } answeredAt)
        {
            _stage = B2BStage.Checking;
            return false;
        }

        var decision = PaymentJudgement.Decide(order, credit, context);
        var isOverridden = isForced && PaymentJudgement.Overrides(_state.Word!, decision, order);
        if (decision.Action == PaymentAction.Release || isOverridden)
        {
            // It has waited for its payment meanwhile: nobody knows how the account stands by now.
            if (context.Now > answeredAt + context.Policy.RecheckHolds)
            {
                Ask(order, customer, takes, isForced);
                return false;
            }

            var by = isOverridden ? _state.Word!.By : null;
            notes.Add(new Note("payment.released", $"{order.Total} by payment rule '{decision.RuleId}' of {decision.TableVersion}{(by is null ? $", on {decision.Basis}" : $", let pass by {by}")}"));
            _state = _state with
            {
                Wait = null,
                Release = new CreditDecision(decision.RuleId, decision.TableVersion, order.Total, context.Now)
                {
                    Basis = decision.Basis,
                    Account = credit.Account,
                    Available = credit.Available,
                    ApprovedBy = decision.Approval?.By,
                    ReleasedBy = by,
                },
            };
            return true;
        }

        _state = _state with { Release = null };
        if (decision.Action == PaymentAction.Ignore)
        {
            _stage = B2BStage.Ignored;
            return false;
        }

        // Where the account holds nothing up, it is asked once more when the rest is right.
        HoldFor(order, decision);
        if ((takes || credit.Account != AccountState.Verified) && context.Now >= answeredAt + context.Policy.RecheckHolds)
            Ask(order, customer, takes, isForced);
        return false;
    }

    /// <summary>
    /// What was released a while ago and was not sent on yet, to the ERP or in part to the warehouse, asks how its account stands by now: one that was blocked meanwhile holds it, until it is not any more, and so does a payment that
    /// failed. What it was granted of the credit it keeps.
    /// </summary>
    private bool IsAccountStillGood(StorefrontOrder order)
    {
        if (_state is not { Release: not null, Credit: { } credit })
            return true;
        if (credit.AnsweredAt is not { } answeredAt)
            return false;
        if (context.Now > answeredAt + context.Policy.RecheckHolds)
        {
            var number = credit.Number + 1;
            _deliver.Add(CreditFlow.Tell(
                context.Route.Erp, credit.Customer, FormattableString.Invariant($"asked {order.Key} {number}"),
                new CreditInput.Asked(order.Key, number, credit.Total, context.Policy.AccountCurrency ?? order.Total.Currency, Takes: false) { IsAgain = true }));
            _state = _state with { Credit = credit with { Number = number, AnsweredAt = null, IsAgain = true } };
            return false;
        }

        var decision = PaymentJudgement.Decide(order, credit, context);
        if (decision.Why is { } why && (why.Reason == ReasonCatalogue.CustomerBlocked || why.Reason == ReasonCatalogue.PaymentFailed))
        {
            HoldFor(order, decision);
            return false;
        }

        _state = _state with { Wait = null };
        return true;
    }

    private void HoldFor(StorefrontOrder order, PaymentDecision decision)
    {
        var wait = _state.Wait is { } known && known.RuleId == decision.RuleId ? known : new PaymentWait(decision.RuleId, context.Now);
        _state = _state with { Wait = wait };
        Fact[] facts =
        [
            new Fact("order", order.Key.ToString()), new Fact("value", order.Total.ToString()), new Fact("payment state", order.PaymentState),
            .. _state.Credit is { Available: { } left } ? [new Fact("credit left", left.ToString())] : Array.Empty<Fact>(),
        ];
        if (decision.Why is not { } why)
            return;
        _sheet.Hold("payment", why with { Facts = [.. why.Facts, .. facts] }, Topic.Table("payments"));
        if (decision.StalledAfter(context.Now - wait.Since) is { } stalled)
            _sheet.Warn("payment", stalled with { Facts = [.. stalled.Facts, .. facts] });
        else if (decision.MaxDwell is { } most && wait.Since + most is var stallsAt && (_lookAgainAt is null || stallsAt < _lookAgainAt))
            _lookAgainAt = stallsAt + TimeSpan.FromSeconds(1);
    }

    private void Ask(StorefrontOrder order, CustomerNumber customer, bool takes, bool isForced)
    {
        if (!_sheet.Holds)
            _stage = B2BStage.Checking;
        var before = _state.Credit;
        var number = (before?.Number ?? 0) + 1;
        var currency = context.Policy.AccountCurrency ?? order.Total.Currency;
        if (before is { Takes: true } && before.Customer != customer)
            _deliver.Add(CreditFlow.Tell(context.Route.Erp, before.Customer, FormattableString.Invariant($"given back {order.Key} {before.Number}"), new CreditInput.GivenBack(order.Key, before.Number)));
        _deliver.Add(CreditFlow.Tell(
            context.Route.Erp, customer, FormattableString.Invariant($"asked {order.Key} {number}"), new CreditInput.Asked(order.Key, number, order.Total, currency, takes) { IsForced = isForced }));
        _state = _state with { Credit = new CreditCheck(number, customer, order.Total) { Takes = takes, IsForced = isForced } };
    }

    /// <summary>What the order took of its account's credit is the ERP's own figure once it is invoiced, and nobody's when it is no more.</summary>
    private void GiveBack(StorefrontOrder order)
    {
        // A store that keeps the key of a draft for its order goes on in this very case.
        if (_state.Credit is not { } credit || _state.BecameOrder == order.Key || !(_isClosed || _office.State.Booked is { IsInvoiced: true }))
            return;
        if (_state is { BecameOrder: { } became, Release: not null } && credit.AnsweredAt is not null)
        {
            _deliver.Add(CreditFlow.Tell(context.Route.Erp, credit.Customer, $"passed {order.Key} {became}", new CreditInput.Passed(order.Key, became)));
            _deliver.Add(B2BMessages.Of(became, $"credit of {order.Key}", new StorefrontInput.CreditPassed(order.Key, credit) { Word = _state.Word }));
        }
        else if (credit.Takes || credit.IsForced)
        {
            _deliver.Add(CreditFlow.Tell(context.Route.Erp, credit.Customer, FormattableString.Invariant($"given back {order.Key} {credit.Number}"), new CreditInput.GivenBack(order.Key, credit.Number)));
        }

        _state = _state with { Credit = null };
    }

    /// <summary>Its terms are longer than its way: how it is paid is watched by a case of its own, from its end on, and ends with the store's word.</summary>
    private void WatchPayment(StorefrontOrder order)
    {
        var payment = StorePayment.Of(order);
        if (_state.IsPaymentWatched && PaidBackJudgement.IsOver(payment))
        {
            _deliver.Add(PaidBackFlow.Tell(order.Key, $"store {payment.State} {payment.PaymentState}", new PaidBackInput.StoreSeen(payment)));
        }
        else if (context is { TellsReceivables: true, Policy.MarksAsPaid: true, Storefront.RecordsPayments: true } && _isClosed && order.State == StorefrontOrderState.Sent && !PaidBackJudgement.IsOver(payment)
            && _state is { IsPaymentWatched: false, Release: { Basis: not ReleaseBasis.Payment } } && _office.State is { Booked: not null, SalesOrder: { } sales })
        {
            _deliver.Add(PaidBackFlow.Tell(order.Key, "watch", new PaidBackInput.Watched(sales.ExternalNumber, order.Total)));
            _state = _state with { IsPaymentWatched = true };
        }
    }

    /// <summary>Once the ERP has the order, each refund is a case of its own: what it does not find invoiced it does not credit.</summary>
    private void TellRefunds(StorefrontOrder order)
    {
        if (context is not { TakesReturns: true, Policy.CreditsRefunds: true } || _office.State.Booked is null)
            return;
        List<StorefrontRefund> untold = [.. order.Refunds.Where(r => !_state.ToldRefunds.Contains(r.Id, StringComparer.Ordinal))];
        if (untold.Count == 0)
            return;
        _deliver.AddRange(untold.Select(r => StoreRefundMessages.Seen(order, r)));
        _state = _state with { ToldRefunds = [.. _state.ToldRefunds, .. untold.Select(static r => r.Id)] };
    }

    private void PlanDispatches(StorefrontOrder order)
    {
        if (_office.Shipments.Count == 0)
            return;
        foreach (var odd in _office.Shipments.Where(static d => d.State == ShipmentState.Unknown))
        {
            _sheet.Hold($"shipment {odd.ShipmentId}", PlanSheet.Refuse(
                ReasonCatalogue.ShipmentStateUnknown,
                $"The warehouse says '{odd.StateText}' of shipment {odd.ShipmentId}, and whether it has left is not known.",
                "Look it up at the warehouse."));
        }

        var sold = _office.State.SalesOrder!;
        var status = DispatchAggregation.Aggregate(OrderedLine.Of(sold, _office.Expected!), _office.Shipments, _office.Progress);
        var plan = ConfirmationPlan.Make(
            status,
            ConfirmationPlan.PacksOf(sold),
            [.. _state.Told.Select(t => new ConfirmedShipment(t.ShipmentId, t.Lines) { IsStillToLeave = _office.Shipments.Any(d => d.ShipmentId == t.ShipmentId && d.State == ShipmentState.Pending) })],
            context.Storefront.SeveralDispatches);
        foreach (var finding in status.Findings.Concat(plan.Findings))
        {
            if (PlanSheet.IsForAPerson(finding, status))
                _sheet.Hold(PlanSheet.SubjectOf(finding), finding);
            else
                _sheet.Warn(PlanSheet.SubjectOf(finding), finding);
        }

        foreach (var planned in plan.Confirmations)
        {
            var dispatch = DispatchOf(order, planned.Shipment, planned.Lines);
            _sheet.Do(new StorefrontEffect.TellDispatch(planned.Shipment.ShipmentId, dispatch), RetrySafety.Create, Priority.Ship, stillWorkingFor: context.Storefront.StillWorkingFor);
        }

        PlanCorrections(order);
        if (status.IsComplete && plan.IsEverythingTold && plan.Confirmations.Count == 0 && !_sheet.Holds)
            _stage = B2BStage.Told;
    }

    private StorefrontDispatch DispatchOf(StorefrontOrder order, DispatchedShipment shipment, IReadOnlyList<ConfirmedLine> lines) => new()
    {
        Order = order.Key,
        CarrierName = shipment.CarrierText.Length == 0 ? null : context.Policy.CarrierNames.GetValueOrDefault(shipment.CarrierText, shipment.CarrierText),
        TrackingNumbers = shipment.TrackingNumbers,
        TrackingUrl = shipment.TrackingUrl,
        Lines = lines,
        OtherFulfilments = [.. _state.Told.Where(t => t.ShipmentId != shipment.ShipmentId).Select(static t => t.FulfilmentId)],
    };

    /// <summary>Tells the store of tracking numbers that changed after it was told others; where it does not take that, a person is told.</summary>
    private void PlanCorrections(StorefrontOrder order)
    {
        foreach (var told in _state.Told)
        {
            if (_office.Shipments.FirstOrDefault(d => d.ShipmentId == told.ShipmentId) is not { TrackingNumbers.Count: > 0 } now || now.TrackingNumbers.SequenceEqual(told.TrackingNumbers))
                continue;
            var correction = new StorefrontEffect.CorrectTracking(told.ShipmentId, told.FulfilmentId, DispatchOf(order, now, told.Lines));
            if (!_sheet.IsRefused(correction.Id))
            {
                _sheet.Do(correction, RetrySafety.SafeRepeat, Priority.Ship);
                continue;
            }

            _sheet.Warn($"shipment {told.ShipmentId}", PlanSheet.Refuse(
                ReasonCatalogue.TrackingChanged,
                $"The tracking of shipment {told.ShipmentId} changed after the store was told of it, and it could not be told that.",
                "Correct the number in the store."));
        }
    }

    private void PlanEnd(StorefrontOrder order)
    {
        if (_office.State.SalesOrder is null)
        {
            _stage = B2BStage.Ignored;
            if (_state is { OpenSince: not null, IsAcknowledged: false })
            {
                _sheet.Hold(string.Empty, PlanSheet.Refuse(
                    ReasonCatalogue.ShippedElsewhere,
                    $"The store shows order {order.Key} worth {order.Total} as sent; somebody sent it before it was booked, and the ERP has no sales order for it.",
                    "Find out who sent which goods, book the order in the ERP, then acknowledge the case."));
                return;
            }

            _isClosed = true;
            return;
        }

        _stage = B2BStage.Completed;
        _office.TellStock(isOver: true);
        var isConflictOpen = WarnOfConflict(order);
        PlanCorrections(order);
        if (!_state.IsAcknowledged)
            _office.WatchAfterEnd(wasCancelled: false);
        if (_office.State.Booked is not null)
            _office.CheckBeforeEnd(wasSent: true);
        _office.PostDispatch(isEnd: true, _state.IsAcknowledged);
        if (!_state.IsAcknowledged)
            _lookAgainAt = _office.BookBeforeEnd(context.Policy.PostedWithin, _state.IsClosed);
        _isClosed = _sheet.Effects.Count == 0 && !_sheet.Holds && !isConflictOpen && (_state.IsAcknowledged || (_lookAgainAt is null && !_office.IsPostingOpen));
        if (_isClosed && !_state.IsClosed)
            notes.Add(new Note("order.completed", FormattableString.Invariant($"the store shows all of it as sent; {_state.Told.Count} dispatches told")));
    }

    private void PlanCancellation(StorefrontOrder order)
    {
        _stage = B2BStage.Cancelled;
        _office.TakeBack(_state.IsAcknowledged);
        if (!_state.IsAcknowledged && _state.BackOffice.Stopped() is var stopped and ( WarehouseCancellation.TooLate or WarehouseCancellation.PartlyCancelled))
        {
            _sheet.Add(new Problem("warehouse", PlanSheet.Refuse(
                ReasonCatalogue.CancelledTooLate,
                $"Order {order.Key} was cancelled, but the warehouse could not stop it: {stopped}.",
                "Expect the goods back, or settle with the customer; the sales order stays in the ERP."), Severity.Page) { Holds = false });
        }

        if (!_state.IsAcknowledged)
            _office.WatchAfterEnd(wasCancelled: true);
        if (!_state.IsClosed && _sheet.Effects.Count == 0)
            _office.CheckBeforeEnd(wasSent: false);
        _isClosed = _sheet.Effects.Count == 0 && !_sheet.Holds;
    }

    /// <summary>What the order takes from stock: as it is mapped, or before that what of it can be.</summary>
    private IReadOnlyList<ReservedGoods> Goods(StorefrontOrder order)
    {
        if (order is { Kind: not StorefrontOrderKind.Order } or { IsTest: true } || _stage is B2BStage.Ignored or B2BStage.Cancelled)
            return [];
        if (_office is { IsMappedAnew: false, State: { SalesOrder: not null, Reserved.Count: > 0 } known })
            return known.Reserved;
        if (_office.State.SalesOrder is { } sales)
            return [.. sales.Lines.SelectMany(ReservedGoods.Of)];
        var mapping = context.Tables.MappingFor(context.Policy.PackSource);
        return
        [
            .. order.Lines.Where(static l => l is { IsSent: true, Quantity: > 0, Sku.Value.Length: > 0 } && l.Amount != default).Select(l => mapping.MapLine(order, l)).Where(static m => m.IsOk)
                .SelectMany(static m => ReservedGoods.Of(m.Value)),
        ];
    }

    private RuleFacts Facts() => new(context.Now, null, _office.State.SalesOrder, null) { Storefront = _state.Order };

    /// <summary>What was known of persons goes with the end of the order; the figures stay.</summary>
    private static B2BOrderState Forget(B2BOrderState state) => state with
    {
        IsClosed = true,
        Order = state.Order is { } order ? PersonalParts.Without(order) : null,
        BackOffice = state.BackOffice.Forget(),
    };
}
