"""Claims are found by words and meaning, linked, and traced to their origins."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgvector.django.halfvec
import pgvector.django.indexes
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0005_a_time_is_known_to_the_week'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TermStat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.TextField(unique=True, verbose_name='word')),
                ('holding', models.PositiveIntegerField(verbose_name='wordings')),
            ],
            options={
                'verbose_name': 'term',
                'verbose_name_plural': 'terms',
            },
        ),
        migrations.AlterField(
            model_name='dailycount',
            name='stage',
            field=models.CharField(choices=[('poll', 'poll a feed'), ('fetch', 'fetch'), ('read', 'read'), ('attribute', 'attribute'), ('claim', 'claim'), ('link', 'link'), ('trace', 'trace')], max_length=16, verbose_name='stage'),
        ),
        migrations.AlterField(
            model_name='job',
            name='stage',
            field=models.CharField(choices=[('poll', 'poll a feed'), ('fetch', 'fetch'), ('read', 'read'), ('attribute', 'attribute'), ('claim', 'claim'), ('link', 'link'), ('trace', 'trace')], max_length=16, verbose_name='stage'),
        ),
        migrations.CreateModel(
            name='TermTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wordings', models.PositiveIntegerField(verbose_name='wordings')),
                ('words', models.PositiveBigIntegerField(verbose_name='words')),
            ],
            options={
                'verbose_name': 'number of wordings',
                'verbose_name_plural': 'number of wordings',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='term_total_is_the_only_one')],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='words')),
                ('key', models.CharField(editable=False, max_length=64)),
                ('words', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None, verbose_name='content words')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='claims.claim', verbose_name='claim')),
            ],
            options={
                'verbose_name': 'wording',
                'verbose_name_plural': 'wordings',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='TextVector',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('engine', models.CharField(max_length=60, verbose_name='engine')),
                ('vector', pgvector.django.halfvec.HalfVectorField(dimensions=384)),
                ('wording', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vectors', to='claims.wording', verbose_name='wording')),
            ],
            options={
                'verbose_name': 'vector',
                'verbose_name_plural': 'vectors',
            },
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proof', models.JSONField(default=dict, verbose_name='proof')),
                ('engine', models.CharField(max_length=60, verbose_name='engine')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='found')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='claims.article', verbose_name='article')),
                ('cited', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='cited_by', to='claims.article', verbose_name='cited article')),
                ('publisher', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cited', to='claims.publisher', verbose_name='outlet')),
            ],
            options={
                'verbose_name': 'citation',
                'verbose_name_plural': 'citations',
                'ordering': ['article', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('article', 'publisher', 'cited'), name='citation_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('cited__isnull', True), models.Q(('article', models.F('cited')), _negated=True), _connector='OR'), name='citation_of_another')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('relation', models.CharField(choices=[('same', 'says the same'), ('contradicts', 'contradicts'), ('updates', 'updates'), ('supports', 'supports'), ('related', 'related')], max_length=12, verbose_name='relation')),
                ('state', models.CharField(choices=[('suggested', 'suggested'), ('attached', 'attached'), ('rejected', 'rejected'), ('detached', 'detached')], max_length=10, verbose_name='state')),
                ('probability', models.FloatField(verbose_name='probability')),
                ('reasons', models.JSONField(default=list, verbose_name='reasons')),
                ('engine', models.CharField(max_length=60, verbose_name='engine')),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='found')),
                ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links_to_newer', to='claims.claim', verbose_name='claim')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links_to_older', to='claims.claim', verbose_name='other claim')),
            ],
            options={
                'verbose_name': 'link between claims',
                'verbose_name_plural': 'links between claims',
                'ordering': ['-pk'],
                'indexes': [models.Index(fields=['second', 'state'], name='link_of_second'), models.Index(fields=['state', '-id'], name='link_by_state')],
                'constraints': [models.UniqueConstraint(fields=('first', 'second'), name='link_once'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='link_older_first'), models.CheckConstraint(condition=models.Q(('probability__gte', 0), ('probability__lte', 1)), name='link_probability'), models.CheckConstraint(condition=models.Q(('state__in', ('suggested', 'attached')), ('decided_by__isnull', False), _connector='OR'), name='link_rejected_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Origin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('name', models.CharField(max_length=300, verbose_name='who')),
                ('kind', models.CharField(blank=True, max_length=16, verbose_name='kind')),
                ('named', models.BooleanField(default=True, verbose_name='named')),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='origins', to='claims.article', verbose_name='first article')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='origins', to='claims.claim', verbose_name='claim')),
                ('publisher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='origins', to='claims.publisher', verbose_name='through')),
            ],
            options={
                'verbose_name': 'origin',
                'verbose_name_plural': 'origins',
                'ordering': ['claim', 'position'],
                'constraints': [models.UniqueConstraint(fields=('claim', 'position'), name='origin_position_once')],
            },
        ),
        migrations.CreateModel(
            name='Provenance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('least', models.PositiveIntegerField(verbose_name='origins, at least')),
                ('most', models.PositiveIntegerField(verbose_name='origins, at most')),
                ('articles', models.PositiveIntegerField(verbose_name='articles')),
                ('outlets', models.PositiveIntegerField(verbose_name='outlets')),
                ('circular', models.BooleanField(default=False, verbose_name='circular')),
                ('reasons', models.JSONField(default=list, verbose_name='reasons')),
                ('engine', models.CharField(max_length=60, verbose_name='engine')),
                ('computed_at', models.DateTimeField(auto_now=True, verbose_name='computed')),
                ('claim', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='provenance', to='claims.claim', verbose_name='claim')),
            ],
            options={
                'verbose_name': 'provenance',
                'verbose_name_plural': 'provenance',
                'constraints': [models.CheckConstraint(condition=models.Q(('most__gte', models.F('least'))), name='provenance_interval')],
            },
        ),
        migrations.CreateModel(
            name='ShingleBand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('band', models.BigIntegerField(verbose_name='band')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bands', to='claims.article', verbose_name='article')),
            ],
            options={
                'verbose_name': 'shingle band',
                'verbose_name_plural': 'shingle bands',
                'indexes': [models.Index(fields=['band'], name='shingle_band')],
                'constraints': [models.UniqueConstraint(fields=('article', 'band'), name='shingle_band_once')],
            },
        ),
        migrations.CreateModel(
            name='Syndication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('republishes', 'republishes'), ('excerpt', 'takes a part of'), ('reworded', 'retells'), ('translated', 'translates')], max_length=12, verbose_name='kind')),
                ('proof', models.JSONField(default=dict, verbose_name='proof')),
                ('engine', models.CharField(max_length=60, verbose_name='engine')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='found')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='derived_from', to='claims.article', verbose_name='article')),
                ('original', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='derived_into', to='claims.article', verbose_name='original')),
            ],
            options={
                'verbose_name': 'syndication',
                'verbose_name_plural': 'syndications',
                'ordering': ['article', 'original'],
                'indexes': [models.Index(fields=['original'], name='syndication_of_original')],
                'constraints': [models.UniqueConstraint(fields=('article', 'original'), name='syndication_once'), models.CheckConstraint(condition=models.Q(('article', models.F('original')), _negated=True), name='syndication_of_two')],
            },
        ),
        migrations.AddIndex(
            model_name='wording',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['words'], name='wording_words'),
        ),
        migrations.AddConstraint(
            model_name='wording',
            constraint=models.UniqueConstraint(fields=('claim', 'key'), name='wording_once_per_claim'),
        ),
        migrations.AddIndex(
            model_name='textvector',
            index=pgvector.django.indexes.HnswIndex(condition=models.Q(('engine', 'minilm-l6-int8-1')), ef_construction=64, fields=['vector'], m=16, name='vector_minilm_l6_int8_1', opclasses=['halfvec_ip_ops']),
        ),
        migrations.AddConstraint(
            model_name='textvector',
            constraint=models.UniqueConstraint(fields=('wording', 'engine'), name='vector_once_per_engine'),
        ),
    ]
