using System.Runtime.InteropServices;

namespace Overindex.Engine.Building;

/// <summary>Goes through all people with an interaction, each range on one thread, in ordinal order within the range.</summary>
internal sealed class PersonPass(SnapshotBuilder builder, SectionPlan plan, CancellationToken cancellationToken)
{
    /// <summary>What a pass does with the people of one section.</summary>
    internal interface IPersonSink
    {
        void Take(in PersonRecord person, PersonFacts facts);

        void Complete();
    }

    internal void Run(Func<Section, IPersonSink> open, Action<double> report)
    {
        var done = 0;
        var buckets = builder.Interactions.Buckets;
        Parallelism.For(plan.Ranges, builder.Options.Threads, Read, cancellationToken);

        void Read(int range)
        {
            var worker = new Worker(builder, plan.SectionsOf(range).ToArray(), open);
            var (first, end) = plan.BucketsOf(range);
            for (var bucket = first; bucket < end; bucket++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                worker.Read(bucket);
                report((double)Interlocked.Increment(ref done) / buckets);
            }

            worker.Complete();
        }
    }

    private sealed class Worker(SnapshotBuilder builder, Section[] sections, Func<Section, IPersonSink> open)
    {
        private readonly PersonFacts _facts = builder.CreateFacts();
        private readonly BucketReader _interactions = new(builder.Interactions);
        private readonly BucketReader? _direct = builder.DirectInterests is { } log ? new BucketReader(log) : null;
        private readonly int _shift = builder.Interactions.Shift;
        private int _section = -1;
        private IPersonSink? _sink;

        internal void Read(int bucket)
        {
            _interactions.Load(bucket);
            _direct?.Load(bucket);
            var end = (int)Math.Min((long)(bucket + 1) << _shift, builder.People.Count);
            var people = CollectionsMarshal.AsSpan(builder.People);
            for (var person = bucket << _shift; person < end; person++)
            {
                var interactions = _interactions.ValuesOf(person);
                if (interactions.IsEmpty)
                {
                    continue;
                }

                while (_section < 0 || person >= sections[_section].End)
                {
                    Complete();
                    _sink = open(sections[++_section]);
                }

                _facts.Read(interactions, _direct is null ? [] : _direct.ValuesOf(person));
                _sink!.Take(people[person], _facts);
            }
        }

        internal void Complete()
        {
            _sink?.Complete();
            _sink = null;
        }
    }
}
